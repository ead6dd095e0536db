import Markdown
import ReportModel

/// Where a checklist says that it is none, or not one for production: a draft, a template, one that another has replaced.
enum ChecklistWithdrawal {
  static func find(in document: Document, _ header: HeaderFields) -> Field? {
    let status = header.values(Record.statusNames).first { field in
      foldedWords(field.value).first.map(withheld.contains) ?? false
    }
    return status ?? title(of: document) ?? CertificateWithdrawal.scope(in: document, header) ?? sentence(in: document)
  }

  /// `Before launch (TEMPLATE)`, `Launch checklist — draft`.
  private static func title(of document: Document) -> Field? {
    let title = document.title
    let bracket = title.utf8.last == UInt8(ascii: ")") ? title.utf8.lastIndex(of: UInt8(ascii: "(")) : nil
    let remarks = [bracket.map { title.utf8[$0...].withText }, Parting(lastDash: title).map { String($0.rest) }]
    guard remarks.compactMap(\.self).contains(where: { begins($0) }) else { return nil }
    return Field(name: "title", value: title, line: document.heading?.firstLine ?? 1)
  }

  /// `> Superseded by checklist-v2.md`, `This checklist is a draft.`: in front of the first section.
  private static func sentence(in document: Document) -> Field? {
    let head = document.content.blocks.prefix { ($0.headingLevel ?? 0) < 2 }
    let lines = head.filter { $0.kind == .paragraph && $0.depth == 0 || $0.isQuoted }.compactMap(\.text.first)
    return lines.first { !$0.isStruck && begins($0.text) }.map {
      Field(name: "status", value: $0.text, line: $0.number)
    }
  }

  private static func begins(_ text: String) -> Bool {
    let words = foldedWords(text.utf8.prefix { !".;,".utf8.contains($0) }.withText)
    let rest = words.drop(while: subjects.contains)
    guard let first = rest.first, withheld.contains(first) else { return false }
    // "Template for all services: docs/t.md", "Draft releases are signed" and "A draft lies in docs/" speak of something else.
    return rest.count == 1 || !itself.isDisjoint(with: words[..<rest.startIndex])
      || rest.dropFirst().first.map { ["by", "in", "since", "on", "see"].contains($0) } ?? false
  }

  static var understood: [Understanding.Row] {
    [.init("A checklist counts for nothing that says of itself", withheld.sorted(by: byBytes))]
  }

  private static let withheld: Set<String> = [
    "draft", "template", "example", "superseded", "replaced", "obsolete", "outdated", "deprecated", "archived",
    "withdrawn", "revoked", "entwurf",
  ]
  private static let itself: Set<String> = ["this", "checklist", "document", "page", "status"]
  private static let subjects: Set<String> = [
    "this", "the", "checklist", "list", "document", "page", "is", "was", "has", "been", "a", "an", "only", "still",
    "now",
    "status", "note", "warning",
  ]
}
