package import ReportModel

/// How a file is read, from its name alone.
package enum DocumentFormat: Hashable, Sendable, CaseIterable {
  case markdown, yaml, json
  /// A JSON value on each line.
  case jsonLines
  case csv
  /// Read by those who know its form: reStructuredText, AsciiDoc, metrics, ownership.
  case text
  case other

  package init(of path: SourcePath) {
    let type = path.pathExtension
    switch type {
    case "erb": self = path.stem.asciiLowercased.hasSuffix(".md") ? .markdown : .other
    case "": self = Self.names[path.name.asciiLowercased] ?? .other
    default: self = Self.extensions[type] ?? Self.names[path.name.asciiLowercased] ?? .other
    }
  }

  /// What makes a file a document, in lower case; `erb` counts only behind `.md`.
  package static let documentExtensions = Set(extensions.keys).union(["erb"])
  package static let documentNames = Set(names.keys)

  /// As the page of what is read calls it.
  var name: String {
    switch self {
    case .markdown: "Markdown"
    case .yaml: "YAML"
    case .json: "JSON"
    case .jsonLines: "JSON Lines"
    case .csv: "CSV"
    case .text: "other text"
    case .other: "source code (where `code_notes` names it)"
    }
  }

  /// Extensions with a dot, and whole names of files.
  var endings: [String] {
    let extensions = Self.extensions.filter { $0.value == self }.keys.map { "." + $0 }
    return (extensions + (self == .markdown ? [".md.erb"] : [])).sorted()
      + Self.names.filter { $0.value == self }.keys.sorted()
  }

  private static let extensions: [String: DocumentFormat] = [
    "md": .markdown, "markdown": .markdown, "yml": .yaml, "yaml": .yaml, "json": .json, "jsonl": .jsonLines,
    "ndjson": .jsonLines, "csv": .csv, "jtl": .csv, "txt": .text, "prom": .text, "om": .text, "rst": .text,
    "adoc": .text, "asciidoc": .text,
  ]
  private static let names: [String: DocumentFormat] = [
    "codeowners": .text, "owners": .yaml, "owners_aliases": .yaml, ".adr-dir": .text,
  ]
}
