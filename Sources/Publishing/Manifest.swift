internal import Diagnostics
internal import Digest
public import ReportModel

/// One document that went into the site.
public struct ManifestInput: Hashable, Sendable {
  /// The source's name.
  public var source: String
  /// `nil` for a folder that git does not know.
  public var commit: String?
  /// Relative to the source.
  public var path: String
  /// 64 hexadecimal digits.
  public var sha256: String

  public init(source: String, commit: String?, path: String, sha256: String) {
    self.source = source
    self.commit = commit
    self.path = path
    self.sha256 = sha256
  }
}

extension Portfolio {
  /// The documents that went into it, for the manifest.
  public var manifestInputs: [ManifestInput] {
    let commits = Dictionary(sources.map { ($0.name, $0.commit) }, uniquingKeysWith: { first, _ in first })
    return documents.map { document in
      ManifestInput(
        source: document.id.source, commit: commits[document.id.source] ?? nil, path: document.id.path.text,
        sha256: document.sha256)
    }
  }
}

/// The file `manifest.json`: what went in and what came out. It also marks a folder as one of ours.
struct Manifest: Sendable {
  static let name = "manifest.json"
  static let schema = 1
  /// In how many first bytes of the file its mark stands.
  static let markLength = 200

  /// How many inputs each source has, by its name as JSON has it.
  var inputs: [String: Int]
  /// Those that were read at a commit.
  var committed: Set<String> = []
  /// The SHA-256 of every output, by address.
  var outputs: [String: ContentDigest]
}

extension Manifest {
  /// The file in pieces: sorted, one entry a line, the mark first.
  ///
  /// `"generator": "muster"` stands in the first ``markLength`` bytes, where it can be found without reading JSON.
  ///
  /// - Parameter outputs: In the order of their addresses.
  static func pieces(inputs: [ManifestInput], outputs: [WrittenFile]) -> some Sequence<[UInt8]> {
    let byPlace = inputs.sorted(on: { (SourcePath($0.source), SourcePath($0.path)) }, by: <)
    var pieces = [{ Array("{\n\"generator\": \"muster\",\n\"schema\": \(schema),\n\"inputs\": [".utf8) }]
    pieces += byPlace.runs(of: 500).map { run in { lines(of: run, fields: \.fields) } }
    pieces.append { Array("\(inputs.isEmpty ? "" : "\n")],\n\"outputs\": [".utf8) }
    pieces += outputs.runs(of: 500).map { run in { lines(of: run, fields: \.fields) } }
    pieces.append { Array("\(outputs.isEmpty ? "" : "\n")]\n}\n".utf8) }
    return pieces.lazy.map { $0() }
  }
}

extension ManifestInput {
  fileprivate var fields: [(String, String)] {
    let commit = commit.map { [("commit", $0)] } ?? []
    return [("source", source)] + commit + [("path", path), ("sha256", sha256)]
  }
}

extension WrittenFile {
  fileprivate var fields: [(String, String)] { [("path", address), ("sha256", sha256.description)] }
}

/// The items of a list, one a line, each an object of strings.
func append<Item>(_ items: [Item], to text: inout [UInt8], fields: (Item) -> [(String, String)]) {
  text += lines(of: items[...], fields: fields)
  if !items.isEmpty { text.append(UInt8(ascii: "\n")) }
}

/// Some of the items of such a list, without the last line's end.
private func lines<Item>(of items: ArraySlice<Item>, fields: (Item) -> [(String, String)]) -> [UInt8] {
  var text: [UInt8] = []
  for index in items.indices {
    text += (index == 0 ? "\n{" : ",\n{").utf8
    for (position, field) in fields(items[index]).enumerated() {
      if position > 0 { text += ", ".utf8 }
      appendJSON(field.0, to: &text)
      text += ": ".utf8
      appendJSON(field.1, to: &text)
    }
    text.append(UInt8(ascii: "}"))
  }
  return text
}

/// A JSON string; only what must be escaped is.
func appendJSON(_ string: String, to text: inout [UInt8]) {
  text.append(UInt8(ascii: "\""))
  if string.utf8.contains(where: isEscapedInJSON) {
    for byte in string.utf8 { appendJSON(byte, to: &text) }
  } else {
    text += string.utf8
  }
  text.append(UInt8(ascii: "\""))
}

private func isEscapedInJSON(_ byte: UInt8) -> Bool {
  byte < 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
}

private func appendJSON(_ byte: UInt8, to text: inout [UInt8]) {
  guard isEscapedInJSON(byte) else { return text.append(byte) }
  let digits = Array("0123456789abcdef".utf8)
  text += byte < 32 ? "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]] : [UInt8(ascii: "\\"), byte]
}
