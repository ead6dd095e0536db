// swift-tools-version: 6.2
import PackageDescription

// What measures and torments the target `Markdown`; a package of its own, so that no build of the program waits for it.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let markdown = Target.Dependency.product(name: "Markdown", package: "Muster")
let rules = Target.Dependency.product(name: "MarkupRules", package: "Muster")

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Muster", path: "..")],
  targets: [
    .target(name: "CBaseline"),
    .target(name: "CMemory"),
    .target(name: "Measuring", swiftSettings: strict),
    .executableTarget(
      name: "bench-markdown", dependencies: ["CBaseline", "Measuring", markdown], swiftSettings: strict),
    .executableTarget(name: "pathological", dependencies: ["CMemory", "Measuring", markdown], swiftSettings: strict),
  ]
)

// The fuzzer's runtime is a file of the toolchain, whose place `make fuzz` finds out.
if let runtime = Context.environment["FUZZER_RUNTIME"] {
  package.targets.append(
    .executableTarget(
      name: "fuzz-markdown", dependencies: [markdown, rules], swiftSettings: strict,
      linkerSettings: [.unsafeFlags([runtime]), .linkedLibrary("stdc++")]))
}
