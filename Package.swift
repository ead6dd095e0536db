// swift-tools-version: 6.2
import PackageDescription

/// One strictness for every target of ours, so that none can opt out.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func layer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    exclude: name == "Rendering" || name == "MusterKit" ? ["Golden"] : [], swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let sockets = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Muster",
  products: [
    .executable(name: "muster", targets: ["muster"]),
    // For Benchmarks, which is a package of its own.
    .library(name: "Markdown", targets: ["Markdown"]),
    .library(name: "MarkupRules", targets: ["MarkupRules"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "muster", dependencies: ["MusterKit", "ReportModel", "Diagnostics", "CPosix", arguments],
      swiftSettings: strict),
    layer(
      "MusterKit",
      [
        "Collecting", "Assessing", "Rendering", "Publishing", "Serving", "ReportModel", "Markdown", "Digest",
        "Diagnostics",
      ]),

    layer("Collecting", ["Markdown", "ReportModel", "Digest", "Diagnostics", "CPosix", yams, subprocess]),
    layer("Assessing", ["ReportModel", "Digest", "Diagnostics"]),
    layer("Rendering", ["Markdown", "ReportModel", "Digest", "Diagnostics"]),
    layer("Publishing", ["ReportModel", "Digest", "Diagnostics", "CPosix"]),
    layer("Serving", ["CPosix", sockets]),

    // The static library by its file name: the program then runs where libcmark is not installed.
    .target(
      name: "Markdown", dependencies: ["CCmark", "CArena", "ReportModel", "Diagnostics"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary(":libcmark.a")]),
    layer("ReportModel", []),
    // Static, as libcmark is.
    .target(
      name: "Digest", dependencies: ["CHash"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary(":libcrypto.a")]),
    layer("Diagnostics", []),

    .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CHash", providers: [.apt(["libssl-dev"])]),
    .target(name: "CArena"),
    .target(name: "CPosix"),
    layer("TestSupport", ["Diagnostics", "ReportModel"]),
    layer("MarkupRules", []),

    tests("Diagnostics", []),
    tests("ReportModel", []),
    tests("Digest", []),
    tests("Markdown", ["MarkupRules", "ReportModel", "Diagnostics"]),
    tests("Collecting", ["Markdown", "ReportModel", "Diagnostics", "Digest"]),
    tests("Assessing", ["ReportModel", "Diagnostics"]),
    tests("Rendering", ["Markdown", "ReportModel", "Diagnostics", "Assessing", "Digest"]),
    tests("Publishing", ["ReportModel", "Diagnostics", "Digest"]),
    tests("Serving", [sockets]),
    tests("MusterKit", ["ReportModel", "Diagnostics", "Digest"]),
  ]
)
