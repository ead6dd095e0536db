import Diagnostics
import Foundation
import Diagnostics
import MusterKit
import Testing

@Suite struct HandbookTests {
  @Test func `every diagnostic that the sources declare is explained once, and nothing else is`() throws {
    let declared = try declaredIDs()
    #expect(declared.count > 40)
    #expect(handbook.map(\.id.description) == declared)
  }

  @Test(arguments: handbook.map(\.id.description))
  func `an entry says what, why and what to do, and explain prints it`(id: String) throws {
    let entry = try #require(handbook.first { $0.id.description == id })
    for sentence in [entry.what, entry.why, entry.remedy] {
      #expect(sentence.hasSuffix("."), "\(sentence)")
      #expect(sentence.first?.isUppercase == true, "\(sentence)")
    }
    #expect(explanation(ofRuleOrDiagnostic: id)?.contains(entry.remedy) == true)
  }

  @Test func `what is not known is not explained`() {
    #expect(explanation(ofRuleOrDiagnostic: "no.such-thing") == nil)
    #expect(explanation(ofRuleOrDiagnostic: "rule-0") == nil)
    #expect(explanation(ofRuleOrDiagnostic: "rule-3")?.hasPrefix("Rule 3: ") == true)
  }
}

/// The ids of every `static let name: Self = "area.what"` below `Sources`, sorted.
private func declaredIDs() throws -> [String] {
  let root = "\(ownRepository)/Sources"
  let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }
  return try files.flatMap { file in
    try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8).split(separator: "\n").compactMap { line in
      let parts = line.components(separatedBy: ": Self = \"")
      guard parts.count == 2, parts[0].contains("static let "), parts[1].hasSuffix("\"") else { return nil }
      return String(parts[1].dropLast())
    }
  }.sorted()
}
