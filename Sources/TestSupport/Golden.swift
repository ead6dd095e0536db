private import Foundation
public import Testing

/// Compares text with a file kept beside the test, or rewrites that file.
///
/// `make golden` sets `RECORD_GOLDEN=1`: every golden is rewritten and every such test fails, so a
/// recording run can never be mistaken for a passing one. The diff is then read in git.
public func expectGolden(
  _ actual: String, _ name: String, in suite: String = #filePath, at location: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: suite).deletingLastPathComponent().appending(component: "Golden")
  let file = folder.appending(component: name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: file)
    Issue.record("recorded \(name)", sourceLocation: location)
  } else {
    let expected = try #require(
      try? String(contentsOf: file, encoding: .utf8), "no golden \(name); run `make golden`",
      sourceLocation: location)
    #expect(actual == expected, "differs from Golden/\(name)", sourceLocation: location)
  }
}
