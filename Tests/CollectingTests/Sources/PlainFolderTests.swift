import Collecting
import Diagnostics
import ReportModel
import TestSupport
import Testing

@Suite struct PlainFolderTests {
  @Test func `a plain folder is walked with care`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("one\n", to: "plain/a.md")
      try folder.write("two\n", to: "plain/b/c.md")
      try folder.write("x\n", to: "plain/node_modules/y/z.md")
      try folder.write("x\n", to: "plain/vendor/z.md")
      try folder.write("x\n", to: "plain/.hidden.md")
      try folder.makeFolder("plain/nested/.git")
      try folder.write("x\n", to: "plain/nested/d.md")
      try folder.makeLink("plain/loop", to: ".")
      try makePipe(folder["plain/pipe.md"])
      let reading = try await read(folder["plain"])
      #expect(reading.texts == [".hidden.md": "x\n", "a.md": "one\n", "b/c.md": "two\n"])
      #expect(
        reading.paths == [".hidden.md", "a.md", "b/c.md", "loop", "nested", "pipe.md", "vendor/z.md"])
      #expect(reading.source == Source(name: "plain", notes: ["plain folder: no commits"]))
      #expect(
        reading.diagnostics == [
          "loop: note: the symbolic link 'loop' was not followed [source.symbolic-link]",
          "nested: note: 'nested' is a repository of its own and was not read [source.nested-repository]",
          "pipe.md: warning: 'pipe.md' is a FIFO, not a file [source.not-a-file]",
        ])
      #expect(reading.histories == [:])
    }
  }

  @Test func `an empty folder is an empty source`() async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("plain")
      let reading = try await read(folder["plain"])
      #expect(reading.paths == [])
      #expect(reading.diagnostics == [])
    }
  }

  @Test func `a path that is too deep or not UTF-8 is reported, and the rest is read`() async throws {
    try await withTemporaryFolder { folder in
      let deepest = Array(repeating: "d", count: 31).joined(separator: "/")
      try folder.write("one\n", to: "plain/\(deepest)/a.md")
      try folder.write("two\n", to: "plain/\(deepest)/e/b.md")
      try makeFile(named: [UInt8](folder["plain/bad-"].utf8) + [0xFF] + [UInt8](".md".utf8))
      let reading = try await read(folder["plain"])
      #expect(reading.files == ["\(deepest)/a.md"])
      #expect(
        reading.diagnostics.map { $0.drop { $0 != ":" } } == [
          ": warning: the name of a file is not UTF-8 [source.bad-path]",
          ": warning: a path has 33 parts, more than 32 [source.bad-path]",
        ])
    }
  }

  @Test func `what can be linked to`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("", to: "plain/a/b.png")
      try folder.write("", to: "plain/a-b/c.md")
      var log = DiagnosticLog()
      let found = try await withSources([SourceRequest(path: folder["plain"])], into: &log) { sources, _ in
        ["a", "a/b.png", "a-b", "a-", "b.png", "a/b.pn", "a/b.png/c", ""].map { sources[0].contains(SourcePath($0)) }
      }
      #expect(found == [true, true, true, false, false, false, false, false])
    }
  }
}

@Suite struct OutputTests {
  @Test func `what Muster writes is never read, wherever it lies`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      try repository.write("x\n", to: "public/data/v1/records.json")
      try repository.write("x\n", to: ".public.staging/x.json")
      try repository.write("x\n", to: "public2/y.json")
      try repository.write("{\n  \"generator\" : \"muster\",\n", to: "old/site/manifest.json")
      try repository.write("x\n", to: "old/site/deep/page.json")
      try repository.write("{\"generator\": \"other\"}", to: "app/manifest.json")

      let outputs = [folder["repository/public"], folder["repository/.public.staging"], folder["repository/none/x"]]
      let reading = try await read(repository.path, outputs: outputs)
      #expect(reading.files == ["a.md", "app/manifest.json", "public2/y.json"])
      #expect(
        reading.diagnostics == [
          "old/site: note: this folder holds a site that Muster wrote, and was not read [source.own-output]"
        ])
    }
  }

  @Test func `a site that was committed is not read from the commit either`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let large = String(repeating: " ", count: 9 << 20)
      try repository.write("{ \"generator\": \"muster\",\(large)", to: "site/manifest.json")
      try repository.write("x\n", to: "site/data.json")
      try repository.commit(on: "2026-03-04")
      try repository.remove("site/data.json")
      #expect(try await read(repository.path, at: "main").files == ["a.md"])
      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md"])
      #expect(reading.source.isDirty == false)
    }
  }
}

@Suite struct SourceNameTests {
  @Test func `each source has a name of its own`() async throws {
    try await withTemporaryFolder { folder in
      for name in ["x/ledger", "y/ledger", "z/ledger", "o t"] { try folder.write("one\n", to: "\(name)/a.md") }
      let requests = [
        SourceRequest(path: folder["x/ledger"]), SourceRequest(path: folder["y/ledger"], name: "ledger-2"),
        SourceRequest(path: folder["z/ledger"]), SourceRequest(path: folder["o t"]),
      ]
      let readings = try await readAll(requests)
      #expect(readings.map(\.source.name) == ["ledger", "ledger-2", "ledger-3", "o-t"])
      #expect(readings.map(\.files) == [["a.md"], ["a.md"], ["a.md"], ["a.md"]])
    }
  }
}
