import ReportModel
import TestSupport
import Testing

@testable import Collecting

@Suite struct CanonicalFormTests {
  @Test(arguments: [
    ("a\nCertificate Hash: x\nb\n", "a\nb\n"), ("a\r\nCertificate Hash: x\r\nb\r\n", "a\nb\n"),
    ("a\n Certificate Hash: x\n", "a\n Certificate Hash: x\n"), ("a\rb\r", "a\rb\r"), ("Certificate Hash:", ""),
    ("**Certificate Hash:** x\n", "**Certificate Hash:** x\n"), ("a\nCertificate Hash: 1\nCertificate Hash: 2", "a\n"),
    ("", ""), ("a", "a"),
  ])
  func `the bytes without the lines of the hash, CR LF as LF`(file: String, form: String) {
    #expect(String(decoding: CanonicalForm.bytes(of: Array(file.utf8)), as: UTF8.self) == form)
  }
}

@Suite struct SealTests {
  private static let code = "one\ntwo\nthree\nfour\n"
  private static let place = "certificates/mill_20260103_101500.md"

  private static func certificate(_ citations: String..., signature: String = "Agent: vera\n") -> String {
    "# CERTIFICATE\n\n**Component**: mill\n**Agent**: vera\n**Date**: 2026-01-03\n**Certificate ID**: V-1\n\n"
      + "## DECISION\n**Status**: GO\n\n## EVIDENCE\n" + citations.map { "- `\($0)`\n" }.joined()
      + "\n## SIGNATURE\n\(signature)"
  }

  /// A repository with one file of code, committed, and a certificate that is not.
  private func withRepository(
    _ certificate: String, _ body: (RepositoryBuilder, String, String) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "src/a.txt")
      let commit = try repository.commit(on: "2026-01-01")
      try repository.write(certificate, to: Self.place)
      try await body(repository, commit, "\(repository.path)/\(Self.place)")
    }
  }

  private func text(_ repository: RepositoryBuilder) throws -> String {
    try repository.folder.read("\(repository.name)/\(Self.place)")
  }

  /// The sums were made with `sha256sum`.
  @Test func `a seal holds the commit, a digest for each place, and the hash`() async throws {
    try await withRepository(Self.certificate("src/a.txt:2-3", "a.txt:4")) { repository, commit, path in
      let outcome = try await seal(certificateAt: path)
      #expect(outcome.commit == commit && outcome.places == 2 && !outcome.isUnchanged)
      let lines = try text(repository).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      #expect(lines[6] == "**Reviewed Commit**: \(commit)")
      #expect(
        lines.suffix(5).dropLast(2) == [
          "Agent: vera",
          "Cited Lines: src/a.txt 2-3 sha256:f3952ccd5acbc3122b2fdc39d122b73e55f403fcb49dc411de7da4b4e987c07f",
          "Cited Lines: src/a.txt 4-4 sha256:ab929fcd5594037960792ea0b98caf5fdaf6b60645e4ef248c28db74260f393e",
        ])
      #expect(lines[lines.count - 2].hasPrefix("Certificate Hash: sha256:"))
      #expect(try await verify(certificateAt: path).map(\.holds) == [true, true, true, true])
    }
  }

  @Test func `sealing twice is sealing once, also when the certificate was committed in between`() async throws {
    try await withRepository(Self.certificate("src/a.txt:2-3")) { repository, commit, path in
      _ = try await seal(certificateAt: path)
      let sealed = try text(repository)
      #expect(try await seal(certificateAt: path).isUnchanged)
      try repository.commit(on: "2026-01-04")
      let again = try await seal(certificateAt: path)
      #expect(again.isUnchanged && again.commit == commit)
      #expect(try text(repository) == sealed)
    }
  }

  @Test(arguments: [
    ("a word of the text changed", "**Status**: GO", "**Status**: NO_GO", ["hash"]),
    ("the hash was typed", "Certificate Hash: sha256:", "Certificate Hash: sha256:0", ["hash"]),
    ("a digest was changed", "2-3 sha256:f3", "2-3 sha256:03", ["hash", "src/a.txt:2-3"]),
  ])
  func `what was changed after it was sealed does not hold`(
    sentence: String, old: String, new: String, broken: [String]
  ) async throws {
    try await withRepository(Self.certificate("src/a.txt:2-3")) { repository, _, path in
      _ = try await seal(certificateAt: path)
      try repository.write(text(repository).replacing(old, with: new, maxReplacements: 1), to: Self.place)
      #expect(try await verify(certificateAt: path).filter { !$0.holds }.map(\.subject) == broken, "\(sentence)")
    }
  }

  @Test func `code that changed since is found, and code that moved holds`() async throws {
    try await withRepository(Self.certificate("src/a.txt:2-3", "src/a.txt:4")) { repository, _, path in
      _ = try await seal(certificateAt: path)
      try repository.write("zero\n" + Self.code.replacing("two", with: "TWO"), to: "src/a.txt")
      try repository.commit(on: "2026-01-04")
      let findings = try await verify(certificateAt: path)
      #expect(
        findings.suffix(2).map { "\($0.subject) \($0.result) \($0.holds)" } == [
          "src/a.txt:2-3 changed; sealed as it was reviewed false",
          "src/a.txt:4 moved by 1; sealed as it was reviewed true",
        ])
    }
  }

  @Test(arguments: [
    (["src/a.txt:2-3"], "src/a.txt:2-3: 'src/a.txt' differs from the newest commit"),
    (["src/a.txt:9"], "src/a.txt:9: the file has no such lines"), (["src/none.txt:1"], "src/none.txt:1: no file"),
    (["src/a.txt:3-1"], "src/a.txt:3-1: its last line comes before its first"),
  ])
  func `what cannot be vouched for is refused, and the file stays as it was`(cited: [String], reason: String)
    async throws
  {
    try await withRepository(Self.certificate(cited[0])) { repository, _, path in
      if reason.contains("differs") { try repository.write(Self.code + "five\n", to: "src/a.txt") }
      let before = try text(repository)
      await #expect {
        _ = try await seal(certificateAt: path)
      } throws: {
        guard case .refused(let reasons) = $0 as? SealError else { return false }
        return reasons.count == 1 && reasons[0].hasPrefix(reason)
      }
      #expect(try text(repository) == before)
      #expect(!repository.folder.exists("\(repository.name)/\(Self.place).muster-seal"))
    }
  }

  @Test(arguments: [
    ("words for a hash", "Agent: vera\nCertificate Hash: VERA-OK\nTimestamp: 2026\n"),
    ("a bold hash", "**Agent**: vera\n**Certificate Hash**: none\n"), ("no signature", ""),
    ("a list", "- Agent: vera\n"),
    ("no line end", "Agent: vera"),
  ])
  func `an old hash is replaced, and CR LF stays`(sentence: String, signature: String) async throws {
    for lineEnd in ["\n", "\r\n"] {
      let certificate = Self.certificate("src/a.txt:1", signature: signature).replacing("\n", with: lineEnd)
      try await withRepository(certificate) { repository, commit, path in
        _ = try await seal(certificateAt: path)
        let findings = try await verify(certificateAt: path)
        let broken = findings.filter { !$0.holds }
        #expect(broken == [], "\(sentence)")
        let bytes = Array(try text(repository).utf8)
        let (returns, ends) = (bytes.count { $0 == 13 }, bytes.count { $0 == 10 })
        #expect(returns == (lineEnd == "\n" ? 0 : ends), "\(sentence)")
      }
    }
  }

  @Test func `front matter and a stated commit are kept in their form`() async throws {
    let text =
      "---\nkind: certificate\nagent: vera\ncomponent: mill\n---\n# X\n\n## Decision\n\n**Status**: GO\n\n`src/a.txt:1`\n"
    try await withRepository(text) { repository, commit, path in
      _ = try await seal(certificateAt: path)
      #expect(try self.text(repository).contains("component: mill\ncommit: \(commit)\n---\n"))
      #expect(try await verify(certificateAt: path).filter { !$0.holds } == [])
      try repository.write(try self.text(repository).replacing(commit, with: "0123456"), to: Self.place)
      let before = try self.text(repository)
      await #expect(throws: SealError.unknownCommit("0123456")) { _ = try await seal(certificateAt: path) }
      #expect(try self.text(repository) == before)
      _ = try await seal(certificateAt: path, reviewedNow: true)
      #expect(try self.text(repository).contains("component: mill\ncommit: \(commit)\n---\n"))
    }
  }

  @Test func `lines that changed since a certificate without a commit are not sealed as reviewed`() async throws {
    try await withRepository(Self.certificate("src/a.txt:2-3")) { repository, commit, path in
      try repository.commit(on: "2026-01-03")
      try repository.write(Self.code.replacing("two", with: "TWO"), to: "src/a.txt")
      let newest = try repository.commit(on: "2026-01-04")
      let before = try text(repository)
      await #expect {
        _ = try await seal(certificateAt: path)
      } throws: { error in
        guard case .refused(let reasons) = error as? SealError else { return false }
        return reasons.count == 1 && reasons[0].hasPrefix("src/a.txt:2-3: the lines changed since ")
      }
      #expect(try text(repository) == before)
      #expect(try await seal(certificateAt: path, reviewedNow: true).commit == newest)
    }
  }

  @Test func `a stated commit is kept with its lines, until they are said to be reviewed now`() async throws {
    try await withRepository(Self.certificate("src/a.txt:2-3")) { repository, commit, path in
      let stated = try text(repository).replacing("V-1\n", with: "V-1\n**Reviewed Commit**: \(commit.prefix(9))\n")
      try repository.write(stated, to: Self.place)
      try repository.write(Self.code.replacing("two", with: "TWO"), to: "src/a.txt")
      let newest = try repository.commit(on: "2026-01-04")
      #expect(try await seal(certificateAt: path).commit == commit)
      let head = String(stated.prefix { $0 != "G" })
      #expect(try text(repository).hasPrefix(head))
      #expect(try text(repository).contains("Cited Lines: src/a.txt 2-3 sha256:f3952ccd"))
      let broken = try await verify(certificateAt: path).filter { !$0.holds }
      #expect(broken.map(\.result) == ["changed; sealed as it was reviewed"])
      #expect(try await seal(certificateAt: path).isUnchanged)
      #expect(try await seal(certificateAt: path, reviewedNow: true).commit == newest)
      #expect(try text(repository).contains("**Reviewed Commit**: \(newest)\n"))
      #expect(try await verify(certificateAt: path).filter { !$0.holds } == [])
    }
  }

  @Test func `a commit that comes in below the hash takes no other line away`() async throws {
    let text =
      "# CERTIFICATE\nCertificate Hash: none\nFirst words\n\n**Component**: mill\n**Agent**: vera\n"
      + "**Certificate ID**: V-1\n\n## DECISION\n**Status**: GO\n\n`src/a.txt:1`\n"
    try await withRepository(text) { repository, commit, path in
      _ = try await seal(certificateAt: path)
      let sealed = try self.text(repository)
      #expect(sealed.contains("\nFirst words\n") && !sealed.contains("Hash: none"))
      #expect(try await verify(certificateAt: path).filter { !$0.holds } == [])
    }
  }

  @Test func `what a code fence shows stays, and what would stand in an open one is refused`() async throws {
    let shown = "\n```\nCited Lines: x 1-1 sha256:0\nCertificate Hash: shown\n"
    try await withRepository(Self.certificate("src/a.txt:1", signature: "Agent: vera\n\(shown)```\n")) {
      repository, _, path in
      let outcome = try await seal(certificateAt: path)
      #expect(outcome.places == 1)
      #expect(try text(repository).contains(shown))
      #expect(try await verify(certificateAt: path).filter { !$0.holds } == [])
    }
    try await withRepository(Self.certificate("src/a.txt:1", signature: "Agent: vera\n\(shown)")) {
      repository, _, path in
      let before = try text(repository)
      await #expect(throws: SealError.self) { _ = try await seal(certificateAt: path) }
      #expect(try text(repository) == before)
    }
  }

  @Test func `lines that end in CR alone are refused with the first of them`() async throws {
    let certificate = Self.certificate("src/a.txt:1")
    for (text, line) in [
      (certificate.replacing("\n", with: "\r"), 1), (certificate.replacing("mill\n", with: "mill\r"), 3),
    ] {
      try await withRepository(text) { repository, _, path in
        await #expect(throws: SealError.loneReturn(path, line: line)) { _ = try await seal(certificateAt: path) }
        let after = try self.text(repository)
        #expect(after == text)
      }
    }
  }

  @Test func `what a killed seal left behind is in nobody's way, and a folder that is gone is a failure to write`()
    async throws
  {
    try await withRepository(Self.certificate("src/a.txt:1")) { repository, _, path in
      try repository.write("half", to: "\(Self.place).muster-seal")
      let outcome = try await seal(certificateAt: path)
      #expect(!outcome.isUnchanged)
    }
    let place = "/nonexistent/x.md"
    #expect(throws: SealError.notWritten("'\(place)' cannot be looked at")) { try replaceFile(at: place, by: []) }
  }

  @Test func `what is no certificate, or in no repository, is said to be`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Self.certificate(), to: "plain/\(Self.place)")
      await #expect(throws: SealError.notInRepository(folder["plain/\(Self.place)"])) {
        _ = try await verify(certificateAt: folder["plain/\(Self.place)"])
      }
      await #expect(throws: SealError.notFound(folder["none.md"])) {
        _ = try await seal(certificateAt: folder["none.md"])
      }
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("# Notes\n", to: "notes.md")
      try repository.commit(on: "2026-01-01")
      let path = "\(repository.path)/notes.md"
      await #expect(throws: SealError.notACertificate(path)) { _ = try await verify(certificateAt: path) }
    }
  }
}
