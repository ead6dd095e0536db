package import Diagnostics
import Markdown
package import ReportModel

/// Waivers and exceptions: front matter, lists in YAML or JSON, InSpec's waiver files, tables.
package struct WaiverReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .yaml, .json]

  package var understands: [Understanding] {
    [
      Understanding(
        .waiver,
        [
          .init("Words of a title or file name", waiverWords.union([acceptance])),
          .init("Field: what was decided, where it refuses", decisionNames),
          .init("Not approved: an empty box in front of", approvalWords.sorted(by: byBytes)),
          .init("Lists in data files", listNames),
          .init("InSpec: keys of a control", inspecKeys),
        ] + WithdrawalFields.understood + WaiverStatusText.understood + WaiverSections.understood
          + WaiverColumns.names.keys.sorted().map {
            Understanding.Row("Column, key or field: \($0)", WaiverColumns.names[$0] ?? [])
          })
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    if document.declaredKind == .waiver { return declared(document, into: &log) }
    if let rows = waiverRows(in: document) { return rows.map { record($0, in: document, into: &log) } }
    let name = String(document.id.path.stem)
    guard document.format == .markdown, document.declaredKind == nil, !document.isTemplate,
      saysWaiver(document.title) || saysWaiver(name)
    else { return [] }
    var rows = registered(document)
    if rows.isEmpty { rows = WaiverSections.rows(in: document, over: blocksOver(in: document)) }
    // One section may be a part of one waiver.
    if rows.count < 2, !document.isIndex, rows.first?.title != nil || rows.isEmpty,
      let one = single(document, into: &log)
    {
      return [one]
    }
    return rows.map { record($0, in: document, into: &log) }
  }

  /// One where the head says why or until when, else what its tables list.
  private func declared(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    let isOne =
      document.header.value((WaiverColumns.names["reason"] ?? []) + (WaiverColumns.names["expires"] ?? [])) != nil
    let rows = isOne ? [] : registered(document)
    return rows.isEmpty
      ? [fromFrontMatter(document, into: &log)] : rows.map { record($0, in: document, into: &log) }
  }

  private func registered(_ document: Document) -> [WaiverRow] {
    let blocks = document.content.blocks
    let over = blocksOver(in: document)
    // One of them is about the document, which says more.
    let areMany = blocks.count { WaiverRow.pairs(in: $0) != nil } > 1
    return zip(blocks.indices, blocks).flatMap { index, block -> [WaiverRow] in
      guard case .table(let table) = block.kind else { return [] }
      let isOver = over.contains(index) || index > 0 && isOverBold(blocks[index - 1])
      let rows = WaiverRow.rows(of: table)
      let one = areMany && rows.isEmpty ? WaiverRow.pairs(in: block).map { WaiverRow(pairs: $0) } : nil
      return (rows + (one.map { [$0] } ?? [])).map { row in
        var row = row
        row.isOver = row.isOver || isOver
        return row
      }
    }
  }

  /// What stands below headings that take it back.
  private func blocksOver(in document: Document) -> Set<Int> {
    Set(document.sections.filter { WaiverStatusText.isOver(heading: $0.title) }.flatMap(\.blocks))
  }

  /// `**Rejected**` instead of a heading.
  private func isOverBold(_ block: MarkdownContent.Block) -> Bool {
    guard block.kind == .paragraph, block.text.count == 1, let lead = block.text[0].lead else { return false }
    return foldedKey(lead) == foldedKey(block.text[0].text) && WaiverStatusText.isOver(heading: lead)
  }

  /// A document about one: it says why, who accepts it, and what or until when.
  private func single(_ document: Document, into log: inout DiagnosticLog) -> Record? {
    let row = WaiverRow(whole: document)
    guard row.fields["reason"] != nil, row.fields["approver"] != nil,
      row.fields["check"] != nil || row.fields["expires"] != nil
    else { return nil }
    var record = record(row, in: document, into: &log)
    if case .waiver(var waiver) = record.details, isRefused(in: document) {
      waiver.isOutOfForce = true
      record.details = .waiver(waiver)
    }
    record.title = document.title
    record.lines = document.lines
    record.citations = CitationText.citations(in: document.content.blocks)
    return record
  }

  private func fromFrontMatter(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    var details = waiver(
      WaiverColumns.names.compactMapValues { names in header.values(names).first }, in: document, into: &log)
    if isRefused(in: document) { details.isOutOfForce = true }
    let record = Record(
      whole: document, header: header, details: .waiver(details),
      known: Set(WaiverColumns.names.values.joined().map(foldedKey)),
      into: &log)
    reportFaults(of: details, at: document.location(line: record.origin.line), into: &log)
    return record
  }

  /// `**Decision:** Rejected by head-of-operations`, `- [ ] Approved by the CTO`, `> **Revoked on 2026-11-15**`: whatever its
  /// front matter says.
  private func isRefused(in document: Document) -> Bool {
    let said = document.header.values(decisionNames + (WaiverColumns.names["approver"] ?? []))
    return WithdrawalFields.first(in: document.frontMatter) != nil
      || said.contains { WaiverStatusText.refuses($0.value) }
      || document.content.blocks.contains { block in
        guard case .item(.open, _) = block.kind else { return false }
        return foldedWords(block.plain).first.map(approvalWords.contains) ?? false
      }
      || document.heading?.text.first?.isStruck ?? false
      || RevocationText.sentence(in: document.content.blocks) != nil
      || sentences(on: document).contains { WaiverStatusText.isOver(sentence: $0) }
  }

  /// What is said of a waiver as a whole: in a frame or in bold, first below `## Decision`, and of this one by its name.
  private func sentences(on document: Document) -> [String] {
    let blocks = document.content.blocks
    let framed = blocks.flatMap { block in
      block.text.filter { line in
        block.headingLevel == nil
          && (block.isQuoted || line.lead == line.text || WaiverStatusText.saysOfItself(line.text))
      }
    }
    let decided = document.sections.filter { decisionNames.contains(foldedKey($0.title)) }.compactMap { section in
      blocks[section.blocks].first { $0.headingLevel == nil && !$0.text.isEmpty }?.text.first
    }
    return (framed + decided).filter { !$0.isStruck }.map { labelledValue($0)?.value ?? $0.text }
  }

  private func record(_ row: WaiverRow, in document: Document, into log: inout DiagnosticLog) -> Record {
    var details = waiver(row.fields, in: document, into: &log)
    if row.isOver || WithdrawalFields.first(in: row.others) != nil { details.isOutOfForce = true }
    let service = row.fields["service"]?.value
    let words = [row.fields["id"]?.value, service, details.check].compactMap { $0 }
    reportFaults(of: details, at: document.location(line: row.line), into: &log)
    // One that is named like its check says it once.
    let title = words.enumerated().filter { index, word in !words[..<index].contains(word) }.map(\.element)
    return Record(
      origin: document.origin(line: row.line), lines: row.line...max(row.line, row.lastLine),
      title: row.title ?? (title.isEmpty ? "waiver" : title.joined(separator: " ")), details: .waiver(details),
      statedID: row.fields["id"]?.value, statedService: service, owner: row.fields["owner"]?.value,
      statusRaw: row.fields["status"]?.value, date: details.created, fields: row.others)
  }

  private func waiver(_ fields: [String: Field], in document: Document, into log: inout DiagnosticLog) -> Waiver {
    let created = readDay(fields["created"], in: document, into: &log)
    return Waiver(
      check: fields["check"]?.value, reason: fields["reason"]?.value, author: fields["author"]?.value,
      approver: fields["approver"]?.value, created: created,
      isCreatedUnreadable: fields["created"] != nil && created == nil,
      expires: readDay(fields["expires"], in: document, into: &log), compensatingControl: fields["control"]?.value,
      renews: fields["renews"]?.value, saysNotApplicable: WaiverColumns.saysNotApplicable(fields["status"]?.value),
      isOutOfForce: fields["status"].map {
        !WaiverStatusText.isInForce($0.value) && !WaiverColumns.saysNotApplicable($0.value)
      }
        ?? false)
  }

  private func reportFaults(of waiver: Waiver, at location: FileLocation, into log: inout DiagnosticLog) {
    for fault in waiver.faults {
      log.emit(
        Diagnostic(
          fault.diagnostic, .warning, "the waiver is not valid: \(fault.rawValue)", help: fault.remedy, at: location))
    }
    if waiver.expires == nil {
      log.emit(
        Diagnostic(
          .waiverNoExpiry, .warning, "the waiver has no end", help: "Write `expires:` with a date.", at: location))
    }
  }
}

private let decisionNames = ["decision", "outcome", "verdict"]
/// Beside an empty box they are yet to come.
private let approvalWords: Set<String> = ["approved", "approval", "accepted", "signed", "authorised", "authorized"]
private let waiverWords: Set<String> = ["waiver", "waivers", "exception", "exceptions", "exemption", "exemptions"]
/// Of a risk, as the same is called elsewhere.
private let acceptance = "risk acceptance"
private let listNames = ["waivers", "exceptions", "exemptions"]
private let inspecKeys = ["justification", "expiration_date"]

private func saysWaiver(_ text: String) -> Bool {
  let words = foldedWords(text)
  return words.contains(where: waiverWords.contains) || words.joined(separator: " ").containsFolded(acceptance)
}

/// The waivers of a data file; `nil` when it is none.
private func waiverRows(in document: Document) -> [WaiverRow]? {
  guard document.format == .yaml || document.format == .json, let root = document.values.first else { return nil }
  let name = document.id.path.stem.asciiLowercased
  if let list = listNames.lazy.compactMap({ root[$0]?.list }).first {
    return listRows(list)
  }
  if let list = root.list { return saysWaiver(name) ? listRows(list) : nil }
  return saysWaiver(name) ? inspecRows(root) : nil
}

private func listRows(_ list: [YAMLValue]) -> [WaiverRow]? {
  let rows = list.compactMap { value -> WaiverRow? in
    guard let entries = value.entries else { return nil }
    var row = WaiverRow(line: value.line)
    for entry in entries { row.add(entry.key, entry.value.shown, line: entry.value.line) }
    return row.fields["check"] != nil || row.fields["expires"] != nil || row.fields["reason"] != nil ? row : nil
  }
  return rows.isEmpty ? nil : rows
}

/// A mapping from a control to why it may fail.
private func inspecRows(_ root: YAMLValue) -> [WaiverRow]? {
  guard let entries = root.entries, !entries.isEmpty else { return nil }
  let rows = entries.compactMap { entry -> WaiverRow? in
    guard let fields = entry.value.entries,
      fields.contains(where: { inspecKeys.contains($0.key) })
    else { return nil }
    var row = WaiverRow(line: entry.keyLine)
    row.add("id", entry.key, line: entry.keyLine)
    row.add("check", entry.key, line: entry.keyLine)
    for field in fields { row.add(field.key, field.value.shown, line: field.value.line) }
    return row
  }
  return rows.count == entries.count ? rows : nil
}

extension Waiver.Fault {
  fileprivate var diagnostic: Diagnostic.ID {
    switch self {
    case .noCheck: .waiverNoCheck
    case .noReason: .waiverNoReason
    case .noApprover: .waiverNoApprover
    case .selfApproved: .waiverSelfApproved
    case .unreadableCreated: .waiverUnreadableCreated
    case .tooLong: .waiverTooLong
    case .outOfForce: .waiverOutOfForce
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .noCheck: "Write `check:` with the id of the check that may fail."
    case .noReason: "Write `reason:` with a sentence of its own."
    case .noApprover: "Write `approver:` with the name of somebody who may accept the risk."
    case .selfApproved: "Let somebody else approve it."
    case .unreadableCreated: "Write `created:` with a date as YYYY-MM-DD."
    case .tooLong: "Let it end within \(Waiver.longest) days, and renew it then if need be."
    case .outOfForce: "Write `status: approved` once it is, or remove what ended."
    }
  }
}

extension Diagnostic.ID {
  static let waiverNoCheck: Self = "waiver.no-check"
  static let waiverNoReason: Self = "waiver.no-reason"
  static let waiverNoApprover: Self = "waiver.no-approver"
  static let waiverSelfApproved: Self = "waiver.self-approved"
  static let waiverUnreadableCreated: Self = "waiver.unreadable-day-of-creation"
  static let waiverTooLong: Self = "waiver.too-long"
  static let waiverOutOfForce: Self = "waiver.not-in-force"
  static let waiverNoExpiry: Self = "waiver.no-expiry"
}
