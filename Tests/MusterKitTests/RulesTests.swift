import Diagnostics
import Foundation
import ReportModel
import TestSupport
import Testing

@testable import MusterKit

/// Rules that somebody wrote and that cannot be read: nothing is judged without them.
@Suite struct RulesTests {
  private static let rules = "personas: { required: { 2: [sre] } }\n"

  /// What `check` says of a source, and what a refusal says.
  private func check(_ request: ReportRequest) async throws -> (diagnostics: [String], refusal: String?) {
    var log = DiagnosticLog()
    do {
      _ = try await MusterKit.check(request, into: &log)
      return (log.sorted.map(\.description), nil)
    } catch let error as RequestError {
      #expect(error.exitCode == 65)
      return ([], "\(error)")
    }
  }

  private enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case link, folder, emptyFolder, fifo, text, list, pointer, utf16, otherEnding, hidden, otherCase, ignored
    var testDescription: String { rawValue }

    func make(in folder: TemporaryFolder, at root: String) throws {
      let path = "\(root)/muster.yml"
      switch self {
      case .link:
        try folder.write(RulesTests.rules, to: "\(root)/ci/own.yml")
        try folder.makeLink(path, to: "ci/own.yml")
      case .folder: try folder.write(RulesTests.rules, to: "\(path)/muster.yml")
      case .emptyFolder: try folder.makeFolder(path)
      case .fifo: #expect(unsafe mkfifo(folder[path], 0o644) == 0)
      case .text: try folder.write("see the wiki\n", to: path)
      case .list: try folder.write("- personas\n", to: path)
      case .pointer:
        try folder.write("version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 12\n", to: path)
      case .utf16:
        try folder.write(bytes: RulesTests.rules.utf8.flatMap { [$0, 0] }, to: path)
      case .otherEnding: try folder.write(RulesTests.rules, to: "\(root)/muster.yaml")
      case .hidden: try folder.write(RulesTests.rules, to: "\(root)/.muster.yml")
      case .otherCase: try folder.write(RulesTests.rules, to: "\(root)/Muster.yml")
      case .ignored:
        try folder.write("muster.yml\n", to: "\(root)/.gitignore")
        try folder.write(RulesTests.rules, to: path)
      }
    }

    var message: String {
      switch self {
      case .link: "muster.yml: error: the configuration is a symbolic link, which is not followed"
      case .folder, .emptyFolder: "muster.yml: error: the configuration is a folder"
      case .fifo: "muster.yml: error: the configuration is no file"
      case .text: "muster.yml:1:1: error: the file holds a text, and no keys"
      case .list: "muster.yml:1:1: error: the file holds a list, and no keys"
      case .pointer: "muster.yml:1:1: error: the file is a Git LFS pointer"
      case .utf16: "muster.yml:1:1: error: the file is UTF-16"
      case .otherEnding: "muster.yaml: error: `muster.yaml` is not read: a configuration is called `muster.yml`"
      case .hidden: ".muster.yml: error: `.muster.yml` is not read: a configuration is called `muster.yml`"
      case .otherCase: "Muster.yml: error: `Muster.yml` is not read: a configuration is called `muster.yml`"
      case .ignored: "muster.yml: error: the configuration is ignored by git"
      }
    }
  }

  @Test(arguments: Kind.allCases)
  private func `what was meant as a configuration and cannot be read ends everything`(_ kind: Kind) async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      let repository = try RepositoryBuilder(in: folder, name: "payments")
      try repository.write("# Notes\n", to: "read.md")
      try repository.commit(on: "2026-11-01")
      try kind.make(in: folder, at: "payments")
      let refusal = try await check(place.request(["payments"])).refusal
      #expect(refusal?.hasPrefix(kind.message) == true, "\(refusal ?? "nothing")")
      guard kind != .ignored else { return }
      try folder.write("# Notes\n", to: "plain/read.md")
      try kind.make(in: folder, at: "plain")
      #expect(try await check(place.request(["plain"])).refusal?.hasPrefix(kind.message) == true)
    }
  }

  @Test(arguments: [Kind.link, .folder, .text, .otherEnding])
  private func `the same at a commit`(_ kind: Kind) async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder, name: "payments")
      try kind.make(in: folder, at: "payments")
      try repository.commit(on: "2026-11-01")
      let refusal = try await check(Workplace(folder).request(["payments"], at: "HEAD")).refusal
      #expect(refusal?.hasPrefix(kind.message) == true, "\(refusal ?? "nothing")")
    }
  }

  @Test(arguments: ["", "# Nothing yet\n", "---\n", "{}\n", "\u{FEFF}services: [ { id: payments, tier: 2 } ]\n"])
  func `a configuration that says nothing, or begins with a mark, is one`(_ text: String) async throws {
    try await withTemporaryFolder { folder in
      try folder.write(text, to: "plain/muster.yml")
      try folder.write("# Notes\n", to: "plain/read.md")
      let (diagnostics, refusal) = try await check(Workplace(folder).request(["plain"]))
      #expect(refusal == nil)
      #expect(!diagnostics.contains { $0.contains("[configuration.") })
    }
  }

  @Test func `a file of another tool with such a name is none, and one beside the configuration is told of`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write("apiVersion: apps/v1\nkind: Deployment\n", to: "plain/muster.yaml")
      #expect(try await check(place.request(["plain"])).refusal == nil)
      try folder.write("services: []\n", to: "plain/muster.yaml")
      try folder.write("services: [ { id: payments, tier: 2 } ]\n", to: "plain/muster.yml")
      let (diagnostics, refusal) = try await check(place.request(["plain"]))
      #expect(refusal == nil)
      #expect(
        diagnostics.contains {
          $0.hasPrefix("muster.yaml: warning: `muster.yaml` is not read beside `muster.yml` [configuration.unreadable]")
        })
    }
  }

  @Test func `what may not be read ends everything`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Self.rules, to: "plain/muster.yml")
      try folder.setPermissions(0, of: "plain/muster.yml")
      // Nothing is closed to an administrator.
      guard unsafe access(folder["plain/muster.yml"], R_OK) != 0 else { return }
      let refusal = try await check(Workplace(folder).request(["plain"])).refusal
      #expect(refusal?.hasPrefix("muster.yml: error: the configuration cannot be read: ") == true)
    }
  }

  @Test(arguments: [
    ("persona: { required: { 2: [sre] } }\n", "own.yml:1:1: error: unknown key `persona`"),
    ("ttl: { certificate: soon }\n", "own.yml:1:21: error: `soon` is no duration"),
    ("- a\n", "own.yml:1:1: error: the file holds a list, and no keys"),
    ("rubric: rub.yml\n", "rub.yml:5:15: error: `bloker` is none of blocker, required, recommended, info"),
  ])
  func `a mistake in the operator's own rules ends everything, and one in a source does not`(
    _ text: String, _ message: String
  ) async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write("# Notes\n", to: "plain/read.md")
      try folder.write(text, to: "own.yml")
      try folder.write(
        "checks:\n  - id: a.b\n    question: Is it?\n    category: c\n    severity: bloker\n", to: "rub.yml")
      var request = place.request(["plain"])
      request.configuration = "own.yml"
      let refusal = try await check(request).refusal
      #expect(refusal?.hasPrefix(message) == true, "\(refusal ?? "nothing")")

      guard !text.hasPrefix("- ") else { return }
      try folder.write(text, to: "plain/muster.yml")
      let (diagnostics, none) = try await check(place.request(["plain"]))
      #expect(none == nil)
      #expect(diagnostics.contains { $0.hasPrefix("muster.yml:1:") && $0.contains(": error: ") })
    }
  }

  @Test func `all mistakes of the operator's are told at once`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("# Notes\n", to: "plain/read.md")
      try folder.write("persona: {}\ntttl: {}\n", to: "own.yml")
      var request = Workplace(folder).request(["plain"])
      request.configuration = "own.yml"
      let refusal = try #require(try await check(request).refusal)
      #expect(refusal.contains("unknown key `persona`") && refusal.contains("own.yml:2:1: error: unknown key `tttl`"))
    }
  }

  @Test func `what a source's configuration may not name is told at its place`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(
        "sources: [ ., { path: ../other }, /srv ]\nrubric: ci/rub.yml\npublish:\n  to: /srv/site\n",
        to: "plain/muster.yml")
      try folder.write("# Notes\n", to: "plain/read.md")
      let (diagnostics, _) = try await check(Workplace(folder).request(["plain"]))
      #expect(
        diagnostics.filter { $0.contains("reaches-out") }.compactMap { $0.split(separator: " ").first } == [
          "muster.yml:1:23:", "muster.yml:1:35:", "muster.yml:2:9:", "muster.yml:4:7:",
        ])
    }
  }
}
