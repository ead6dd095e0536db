import Collecting
import Diagnostics
import Foundation
import ReportModel
import Testing

/// YAML that is meant to grow, to loop, to run or to say two things at once.
@Suite struct HostileYAMLTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var yaml: String
    /// What is reported of it in front matter.
    var diagnostics: [String]

    init(_ description: String, _ yaml: String, _ diagnostics: [String] = []) {
      (testDescription, self.yaml, self.diagnostics) = (description, yaml, diagnostics)
    }
  }

  static let cases = [
    Case("an anchor and its alias", "a: &a [x]\nb: *a", ["2:4 front-matter.not-yaml"]),
    Case("an alias inside of its own anchor", "a: &a [*a]", ["2:8 front-matter.not-yaml"]),
    Case("a merge key", "base: &b {x: y}\ndoc:\n  <<: *b", ["2:7 front-matter.not-yaml"]),
    Case("a key twice", "owner: a\nowner: b", ["3:1 front-matter.not-yaml"]),
    Case("flow lists 20,000 deep", "a: " + String(repeating: "[", count: 20_000), ["2:1 front-matter.not-yaml"]),
    Case(
      "block lists 20,000 deep", "a:\n  " + String(repeating: "- ", count: 20_000) + "x",
      ["3:1 front-matter.not-yaml"]),
    Case("mappings 100 deep", nested(100), ["19:18 front-matter.not-yaml"]),
    Case("10,000 values", "a: [" + String(repeating: "x, ", count: 10_000) + "x]", ["2:5999 front-matter.not-yaml"]),
    Case("more than 64 KiB", "a: " + String(repeating: "x", count: 70_000), ["2:1 front-matter.not-yaml"]),
    Case("a key that is a list", "? [a, b]\n: c"),
    Case("a tab for an indentation", "a:\n\tb: 1", ["3:1 front-matter.not-yaml"]),
    Case("a tag that would run something", "a: !!python/object/apply:os.system ['id']"),
    Case("a number of 400 digits", "a: " + String(repeating: "9", count: 400)),
    Case("a NUL", "a: \"\\0\""),
  ]

  static func nested(_ depth: Int) -> String {
    (0..<depth).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
  }

  @Test(arguments: cases)
  func `front matter is refused with its place, and the record stays`(_ example: Case) {
    let read = readTimely("---\n\(example.yaml)\nkind: debt\nid: TD-1\n---\n# Title\n")
    #expect(read.diagnostics == example.diagnostics)
    #expect(read.records.map(\.kind) == [.debt])
    #expect(read.records.first?.statedID == "TD-1")
    #expect(read.records.first?.title == "Title")
  }

  @Test(arguments: [
    ("a broken field below the kind", "kind: debt\nfoo: [\nid: TD-1\nstatus: open"),
    ("a broken field below the id", "kind: debt\nid: TD-1\nfoo: [\nstatus: open"),
    ("a broken field at the end", "kind: debt\nid: TD-1\nstatus: open\nfoo: {"),
  ])
  func `a field that cannot be read costs no other field`(what: String, yaml: String) {
    let read = readTimely("---\n\(yaml)\n---\n# Title\n")
    #expect(read.records.map(\.kind) == [.debt], "\(what)")
    #expect(read.records.first?.statedID == "TD-1", "\(what)")
    #expect(read.records.first?.statusRaw == "open", "\(what)")
  }

  @Test(arguments: [
    ("no is not false", "verdict: no", "no"), ("ten is not one", "verdict: 1.10", "1.10"),
    ("half past twelve is not 750", "verdict: 12:30", "12:30"), ("an octal number", "verdict: 017", "017"),
    ("nothing known", "verdict: .nan", ".nan"),
  ])
  func `a scalar is the text that stands there`(what: String, yaml: String, value: String) {
    let read = readTimely("---\nkind: review\npersona: sre\n\(yaml)\n---\n# Title\n")
    let verdicts = read.records.compactMap {
      if case .review(let review) = $0.details { review.verdictRaw } else { nil }
    }
    #expect(verdicts == [value], "\(what)")
  }

  @Test(.enabled(if: HostileLists.areHere, "needs ../shared/hostile"))
  func `the published YAML is read within seconds, or refused`() throws {
    let vectors = try HostileLists.yaml()
    #expect(vectors.count >= 20)
    for (name, yaml) in vectors {
      let read = readTimely("---\nkind: debt\nid: TD-1\n\(yaml)\n---\n# Title\n")
      #expect(read.records.map(\.kind) == [.debt], "\(name)")
      #expect(read.records.first?.statedID == "TD-1", "\(name)")
      _ = readTimely(yaml, path: "a.yaml")
    }
  }

  @Test(.enabled(if: HostileLists.areHere, "needs ../shared/hostile"))
  func `the published values are shown as they stand`() throws {
    for value in try HostileLists.frontMatterValues() where !value.utf8.contains(0) {
      let quoted = try String(decoding: JSONEncoder().encode(value), as: UTF8.self)
      let read = readTimely("---\nkind: debt\nid: TD-1\ntitle: \(quoted)\n---\n# Other\n")
      #expect(read.records.count == 1, "\(value)")
    }
  }

  private func readTimely(_ text: String, path: String = "notes/a.md") -> ReadDocument {
    let begin = ContinuousClock.now
    let read = ReadDocument(path, text)
    #expect(begin.duration(to: .now) < .seconds(5))
    return read
  }
}

/// The lists beside the repository; tests that need them are skipped where they are not.
enum HostileLists {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/hostile").standardizedFileURL.path
  static let areHere = FileManager.default.fileExists(atPath: folder)

  static func frontMatterValues() throws -> [String] {
    try JSONDecoder().decode([String].self, from: read("frontmatter-values"))
  }

  /// Some entries are lists of texts, some say in words what to generate.
  static func yaml() throws -> [(name: String, text: String)] {
    let object = try JSONSerialization.jsonObject(with: read("yaml-vectors")) as? [String: Any] ?? [:]
    return object.sorted { $0.key < $1.key }.flatMap { name, value in
      if let generated = generated[name] { return [(name, generated)] }
      return (value as? [String] ?? [value as? String ?? ""]).map { (name, $0) }
    }
  }

  private static let generated = [
    "deep_flow": String(repeating: "[", count: 20_000),
    "deep_seq": String(repeating: "- ", count: 20_000),
    "anchors_10k": "[" + (0..<10_000).map { "&a\($0) x" }.joined(separator: ", ") + "]",
    "comment_flood": String(repeating: "#\n", count: 200_000),
  ]

  private static func read(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(folder)/\(name).json"))
  }
}
