package import Diagnostics
import Markdown
package import ReportModel

/// Proposals: `kep.yaml`, requests for comments in their folder or by their file's name, front matter.
package struct ProposalReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .yaml]

  package var understands: [Understanding] {
    [
      Understanding(
        .proposal,
        [
          .init("Folders, or words of the repository's name", proposalFolders),
          .init("File names with a number", namePrefixes),
          .init("YAML with the key", ["kep-number"]), .init("Status", ProposalStatusText.words),
          .init("Field: date", dateNames), .init("Field: stage", stageNames),
        ])
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    if document.format == .yaml { return enhancement(in: document, into: &log).map { [$0] } ?? [] }
    guard isProposal(document) else { return [] }
    let header = document.header
    let status = header.value("status", "state")
    let heading = proposalHeading(document)
    let created = header.value(dateNames)
    let details = Proposal(
      number: heading.number, status: status.flatMap { ProposalStatusText.status(in: $0.value) },
      stage: header.value(stageNames)?.value)
    if let status { report(status, details.status, in: document, into: &log) }
    var record = Record(
      whole: document, header: header, details: .proposal(details),
      known: ["stage", "maturity", "creationdate", "created", "startdate"], readsDate: false, into: &log)
    record.title = heading.title
    record.date = readDay(created, in: document, into: &log)
    record.days = header.days(created)
    return [record]
  }

  /// Kubernetes' form: the facts stand in a file of their own, beside the text.
  private func enhancement(in document: Document, into log: inout DiagnosticLog) -> Record? {
    guard let root = document.yaml.first, root["kep-number"] != nil, !isTemplatePath(document.id.path) else {
      return nil
    }
    guard root["title"] != nil || root["status"] != nil else { return approvals(root, in: document) }
    func field(_ key: String) -> Field? {
      root[key].flatMap { $0.shown.isEmpty ? nil : Field(name: key, value: $0.shown, line: $0.line) }
    }
    let status = field("status")
    let details = Proposal(
      number: Int(root["kep-number"]?.text ?? "") ?? leadingNumber(of: document.id.path.folder.name),
      status: status.flatMap { ProposalStatusText.status(in: $0.value) },
      stage: field("stage").flatMap { isChoice($0.value) ? nil : $0.value })
    if let status { report(status, details.status, in: document, into: &log) }
    let created = readDay(field("creation-date"), in: document, into: &log)
    let updated = readDay(field("last-updated"), in: document, into: &log)
    if let created, let updated, updated < created, let line = root["last-updated"]?.line {
      log.emit(
        Diagnostic(
          .proposalDateOrder, .warning, "last updated on \(updated.iso), before it was created on \(created.iso)",
          help: "Correct one of the dates.", at: document.location(line: line)))
    }
    let known = ["title", "kep-number", "status", "stage", "creation-date", "owning-sig"]
    var record = Record(
      origin: document.origin(line: 1), lines: document.lines,
      title: field("title").map { trimmedText($0.value) } ?? document.title, details: .proposal(details),
      owner: field("owning-sig")?.value, statusRaw: status?.value, date: created,
      fields: (root.entries ?? []).filter { !known.contains($0.key) && !$0.value.shown.isEmpty }.map {
        Field(name: $0.key, value: $0.value.shown, line: $0.keyLine)
      })
    record.days = field("creation-date")?.days ?? []
    return record
  }

  /// Who approved which stage, in a file of its own: joined to the proposal of that number by ``joinApprovals(_:)``.
  private func approvals(_ root: YAMLValue, in document: Document) -> Record? {
    let approvals = (root.entries ?? []).compactMap { entry in
      entry.value["approver"]?.text.map { "\(entry.key) \($0)" }
    }
    guard let number = Int(root["kep-number"]?.text ?? ""), !approvals.isEmpty else { return nil }
    return Record(
      origin: document.origin(line: 1), lines: document.lines, title: document.title,
      details: .proposal(Proposal(number: number, isAddition: true)),
      fields: [Field(name: "approvals", value: approvals.joined(separator: ", "), line: 1)])
  }

  private func report(_ field: Field, _ word: String?, in document: Document, into log: inout DiagnosticLog) {
    if isChoice(field.value) {
      log.emit(
        Diagnostic(
          .proposalStatusPlaceholder, .warning, "the status is still the template's choice: \"\(field.value)\"",
          help: "Keep the one that holds.", at: document.location(of: field)))
    } else if word == nil {
      let nearest = suggestion(
        for: DecisionStatusText.firstWord(of: field.value) ?? field.value, among: ProposalStatusText.words.sorted())
      log.emit(
        Diagnostic(
          .statusUnknown, .warning, "the status \"\(field.value)\" is not in the table of statuses",
          help: nearest.map { "Did you mean `\($0)`?" } ?? "Use draft, accepted, implemented, rejected or withdrawn.",
          at: document.location(of: field)))
    }
  }
}

/// Gives each proposal the fields that another file states for its number; such a file is no record.
func joinApprovals(_ records: inout [Record]) {
  var additions: [Int: [Field]] = [:]
  for record in records {
    guard case .proposal(let proposal) = record.details, proposal.isAddition, let number = proposal.number else {
      continue
    }
    additions[number, default: []] += record.fields
  }
  guard !additions.isEmpty else { return }
  records.removeAll { if case .proposal(let proposal) = $0.details { proposal.isAddition } else { false } }
  for index in records.indices {
    guard case .proposal(let proposal) = records[index].details else { continue }
    records[index].fields += proposal.number.flatMap { additions[$0] } ?? []
  }
}

/// `alpha|beta|stable`: what a template offers.
private func isChoice(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "|")) }

enum ProposalStatusText {
  /// The first word, when it is one that proposals use.
  static func status(in text: String) -> String? {
    guard !isChoice(text), let word = DecisionStatusText.firstWord(of: text) else { return nil }
    if words.contains(word) { return word }
    return foldedWords(text).prefix(2) == ["in", "review"] ? "review" : nil
  }

  static let words: Set<String> = [
    "draft", "proposed", "provisional", "review", "implementable", "implemented", "accepted", "approved", "active",
    "final", "merged", "open", "closed", "completed", "deferred", "postponed", "rejected", "declined", "withdrawn",
    "abandoned", "replaced", "superseded", "deprecated", "removed", "stagnant", "living", "published", "committed",
    "prediscussion", "ideation", "discussion",
  ]
}

private func isProposal(_ document: Document) -> Bool {
  if let kind = document.declaredKind { return kind == .proposal }
  let path = document.id.path
  guard document.format == .markdown, !isTemplatePath(path), document.text.utf8.contains(where: { $0 > 0x20 }) else {
    return false
  }
  if document.frontMatter["kep-number"] != nil { return true }
  let folders = path.foldedFolders
  // The nearest folder decides: `docs/proposals/adr` holds decision records.
  // A repository that is named after proposals keeps them anywhere.
  let holder =
    folders.last { proposalFolders.contains($0) || decisionFolders.contains($0) }
    ?? foldedWords(document.id.source).first(where: proposalFolders.contains)
  let name = isIndexName(path) ? path.folder.name : path.stem
  let isNumbered = isNumberedProposal(name) || leadingNumber(of: name) != nil
  if isIndexName(path), !isNumberedProposal(name) {
    // `rfd/0001/README.md`, with a state.
    return isNumbered && folders.dropLast().last.map(proposalFolders.contains) ?? false
      && document.header.value("status", "state") != nil
  }
  if isNumberedProposal(name) { return holder.map { !decisionFolders.contains($0) } ?? true }
  guard let holder, proposalFolders.contains(holder) else { return false }
  return isNumbered || document.header.value("status", "state") != nil
}

private let dateNames = ["creation-date", "created", "start date", "date"]
private let stageNames = ["stage", "maturity"]
private let namePrefixes = ["rfc", "rfd", "kep"]
private let proposalFolders: Set<String> = [
  "rfc", "rfcs", "proposals", "enhancements", "enhancementproposals", "designproposals", "keps", "requestsforcomments",
  "rfd", "rfds",
]

/// `RFC-0012`, `rfc12-slug`.
private func isNumberedProposal(_ name: Substring) -> Bool {
  let lower = name.asciiLowercased
  guard let prefix = namePrefixes.first(where: lower.hasBytePrefix) else { return false }
  let rest = lower.utf8.dropFirst(prefix.utf8.count).drop { "-_ ".utf8.contains($0) }
  return rest.first.map { (0x30...0x39).contains($0) } ?? false
}

private func leadingNumber(of name: Substring) -> Int? {
  let digits = name.utf8.prefix { (0x30...0x39).contains($0) }
  return digits.count < 8 ? Int(digits.withText) : nil
}

private func proposalHeading(_ document: Document) -> (number: Int?, title: String) {
  let path = document.id.path
  let name = isIndexName(path) ? path.folder.name : path.stem
  let bare = isNumberedProposal(name) ? Substring(name.utf8.dropFirst(3).drop { "-_ ".utf8.contains($0) }) : name
  let number = Int(document.frontMatter["kep-number", "rfc", "number"]?.text ?? "") ?? leadingNumber(of: bare)
  var rest = document.title.unicodeScalars[...]
  let hasWord = ["RFC", "RFD", "KEP", "rfc"].contains { rest.starts(with: $0.unicodeScalars) }
  if hasWord { rest = rest.dropFirst(3).drop { " -_#".unicodeScalars.contains($0) } }
  let digits = rest.prefix { ("0"..."9").contains($0) }
  let words = rest.dropFirst(digits.count)
  guard hasWord || !digits.isEmpty, words.first.map({ " .:-–—".unicodeScalars.contains($0) }) ?? false,
    !digits.isEmpty || words.first == ":"
  else { return (number, document.title) }
  let title = trimmedText(String(words.drop { " .:-–—".unicodeScalars.contains($0) }))
  return (number, title.isEmpty ? document.title : title)
}

extension Diagnostic.ID {
  static let proposalStatusPlaceholder: Self = "proposal.status-placeholder"
  static let proposalDateOrder: Self = "proposal.date-order"
}
