import Diagnostics
import Foundation
import Publishing
import ReportModel
import Testing

@Suite struct ManifestTests {
  @Test func `the manifest lists what went in and what came out, sorted`() throws {
    let box = try Sandbox()
    var log = DiagnosticLog()
    let stage = try openStage(for: PublishingOrder(to: box.destination.path()), protecting: [], into: &log)
    let files = [try stage.write(Array("b".utf8), to: "b/a.txt"), try stage.write(Array("a".utf8), to: "B.txt")]
    let inputs = [
      ManifestInput(source: "shop", commit: "c0ffee", path: "z.md", sha256: "22"),
      ManifestInput(source: "shop", commit: "c0ffee", path: "a \"b\"\n\\é.md", sha256: "11"),
      ManifestInput(source: "notes", commit: nil, path: "a.md", sha256: "33"),
    ]
    _ = try publish(stage, files, inputs: inputs, record: .none, into: &log)
    let text = try String(contentsOf: box.destination.appending(path: "manifest.json"), encoding: .utf8)
    #expect(
      text == #"""
        {
        "generator": "muster",
        "schema": 1,
        "inputs": [
        {"source": "notes", "path": "a.md", "sha256": "33"},
        {"source": "shop", "commit": "c0ffee", "path": "a \"b\"\u000a\\é.md", "sha256": "11"},
        {"source": "shop", "commit": "c0ffee", "path": "z.md", "sha256": "22"}
        ],
        "outputs": [
        {"path": "B.txt", "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"},
        {"path": "b/a.txt", "sha256": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"}
        ]
        }

        """#)
    let record = try #require(try box.files(in: box.destination)["BUILD.json"])
    #expect(record.contains("\"files\": 2,"))
    #expect(try JSONSerialization.jsonObject(with: Data(record.utf8)) is [String: Any])
  }

  @Test func `the inputs of a portfolio are its documents, each with its source's commit`() {
    let portfolio = Portfolio(
      sources: [Source(name: "shop", commit: "c0ffee"), Source(name: "notes")],
      documents: [
        DocumentFacts(id: DocumentID(source: "notes", path: "a.md"), sha256: "11", size: 1),
        DocumentFacts(id: DocumentID(source: "shop", path: "b/c.md"), sha256: "22", size: 2),
      ])
    #expect(
      portfolio.manifestInputs == [
        ManifestInput(source: "notes", commit: nil, path: "a.md", sha256: "11"),
        ManifestInput(source: "shop", commit: "c0ffee", path: "b/c.md", sha256: "22"),
      ])
  }

  @Test func `an empty manifest is whole`() throws {
    let box = try Sandbox()
    try box.build([:])
    try box.build([:])
    #expect(try box.shown() == [:])
  }
}
