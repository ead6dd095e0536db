import Diagnostics
import Markdown
import ReportModel

/// What a decision record says of its state, wherever it says so.
struct DecisionStatus {
  /// `nil` when it says nothing.
  var word: DecisionRecord.Status?
  var raw: String?
  /// The field that counts; `nil` when the words stand elsewhere.
  var field: Field?
  private var others: [Field] = []

  /// Every place that states one as a field, and the title where it begins with one.
  var statuses: [StatedStatus] {
    (([field].compactMap(\.self)) + others).map { StatedStatus($0, of: .decisionRecord) }
  }

  /// In the order of authority: the header's fields, a paragraph that is nothing but a status, the title's first word.
  init(_ header: HeaderFields, _ title: DecisionTitle, in document: Document) {
    let fields = header.values(["status", "state"])
    if let first = fields.first.map({ datedLog($0, in: document) ?? laterParagraph($0, in: document) ?? $0 }) {
      (field, raw, others) = (first, first.value, Array(fields.dropFirst()) + title.statusField)
    } else {
      raw = bareStatus(in: document) ?? title.status
    }
    word = raw.flatMap { isOffer($0) ? .other : DecisionStatusText.status(in: $0) }
  }

  func report(in document: Document, into log: inout DiagnosticLog) {
    guard let raw else {
      // Of a document that was not read to its end nobody knows.
      if document.content.limit != nil { return }
      log.emit(
        Diagnostic(
          .decisionStatusMissing, .note, "states no status",
          help: "Write `status: accepted`, or what it is, in the front matter.", at: document.location(line: 1)))
      return
    }
    if let field, word == .other, isOffer(raw) || !DecisionStatusText.isKnown(raw) {
      log.emit(
        Diagnostic(
          .statusUnknown, .warning, "the status \"\(raw)\" is not in the table of statuses",
          help: "Use proposed, accepted, rejected, deprecated or superseded.", at: document.location(of: field)))
    }
  }
}

/// A paragraph of which each line says since when it was what: all of it is the status, of which the newest entry counts.
private func datedLog(_ field: Field, in document: Document) -> Field? {
  let block = document.content.blocks.first { $0.kind == .paragraph && $0.text.first?.number == field.line }
  guard let lines = block?.text, lines.count > 1, lines.allSatisfy({ DateText.day(in: $0.text) != nil }),
    lines[0].text == field.value
  else { return nil }
  return Field(name: field.name, value: lines.map(\.text).joined(separator: " "), line: field.line)
}

/// Below `## Status` each paragraph may say what it became; the last that is a status and its day, or a status alone, counts.
private func laterParagraph(_ field: Field, in document: Document) -> Field? {
  let blocks = document.content.blocks
  guard let start = blocks.firstIndex(where: { $0.kind == .paragraph && $0.text.first?.number == field.line }),
    start > 0, blocks[start - 1].headingLevel != nil
  else { return nil }
  return blocks[(start + 1)...].prefix { $0.kind == .paragraph }.last { block in
    DecisionStatusText.isKnown(block.plain)
      && (foldedWords(block.plain).count == 1 || DateText.day(in: block.plain) != nil)
  }.map { Field(name: field.name, value: $0.plain, line: $0.firstLine) }
}

/// `proposed | accepted | rejected`: what a template offers, and nobody has chosen from.
func isOffer(_ status: String) -> Bool {
  [UInt8(ascii: "|"), UInt8(ascii: "/")].contains { sign in
    split(status, at: sign).count { DecisionStatusText.status(in: $0).map { $0 != .other } ?? false } > 2
  }
}

/// A paragraph of the head that is nothing but a known status.
private func bareStatus(in document: Document) -> String? {
  let head = document.content.blocks.prefix { ($0.headingLevel ?? 1) == 1 }
  return head.first { block in
    guard block.kind == .paragraph, block.text.count == 1 else { return false }
    return foldedWords(block.plain).count == 1 && DecisionStatusText.isKnown(block.plain)
  }?.plain
}

extension Diagnostic.ID {
  static let decisionStatusMissing: Self = "decision-record.status-missing"
}
