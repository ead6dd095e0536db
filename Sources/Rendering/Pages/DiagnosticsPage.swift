import Diagnostics
import ReportModel

extension Site {
  func diagnosticsPage(_ diagnostics: [Diagnostic]) -> PlannedPage {
    let address = SiteSection.diagnostics.address
    return PlannedPage(address: address) { _, _ in
      let groups = diagnosticGroups(diagnostics, from: address)
      let links = groups.map { group in
        HeaderView.SectionLink(label: "\(group.rule.text): \(group.count)", href: "#\(group.id)", isCurrent: false)
      }
      let view = DiagnosticsView(
        sentence: diagnosticsSentence(diagnostics), sections: ChoicesView.list("On this page", links), groups: groups,
        skipped: skippedTables())
      return theme.page(.diagnostics, view, in: frame("Diagnostics", at: address, in: .diagnostics))
    }
  }

  private func diagnosticGroups(_ diagnostics: [Diagnostic], from page: String) -> [DiagnosticsView.Group] {
    let what = Dictionary(handbook.map { ($0.id, $0.what) }) { first, _ in first }
    let groups = Dictionary(grouping: diagnostics) { DiagnosticKind(severity: $0.severity, id: $0.id) }
    return groups.sorted { $0.key < $1.key }.map { kind, found in
      let id = kind.id.description
      let helps = Set(found.map(\.help))
      let isCommon = helps.count == 1
      return DiagnosticsView.Group(
        id: "of-\(kind.severity)-\(id)", count: found.count, severity: StatusView(kind.severity.status),
        rule: LinkView(text: id, href: relativeLink(from: page, to: ruleAddress(id))),
        what: MarkedText.list(what[kind.id]), help: isCommon ? MarkedText.list(found[0].help) : [],
        table: TableView(
          "\(kind.severity)-\(id)", counted(found.count, "place", "places"),
          columns: ["Where", "Service", "What Muster saw", "What to do"],
          rows: found.prefix(longestGroup).map {
            TableView.Row(
              place($0.location, from: page), serviceLink(service(of: $0), from: page), .marked($0.message),
              isCommon ? .none : .marked($0.help))
          }
        ).excerpt(of: found.count, rest: relativeLink(from: page, to: ruleAddress(id))))
    }
  }

  /// Whose record it is about.
  private func service(of diagnostic: Diagnostic) -> String? {
    guard let location = diagnostic.location else { return nil }
    let document = DocumentID(source: location.source, path: SourcePath(location.path))
    return map.record(at: Origin(document, line: location.line ?? 1)).flatMap { map.records[$0].service }
  }

  /// What the authors of a service's records should mend, but for its own entry: the gravest, and how many more there are.
  func diagnosticTables(ofService service: String, at page: String) -> [TableView] {
    let found = map.records(of: service).filter { map.addresses[$0] != page }.flatMap(map.diagnostics)
      .sorted(on: \.severity, by: >)
    guard !found.isEmpty else { return [] }
    return [
      TableView(
        "record-diagnostics", "In its records: \(counted(found.count, "diagnostic", "diagnostics"))",
        columns: ["What Muster saw", "Severity", "Diagnostic", "Where"],
        rows: found.prefix(longestServiceList).map { diagnostic in
          let id = diagnostic.id.description
          return TableView.Row(
            .marked(diagnostic.message), .status(diagnostic.severity.status),
            .link(id, relativeLink(from: page, to: ruleAddress(id))), place(diagnostic.location, from: page))
        }
      ).excerpt(of: found.count, rest: relativeLink(from: page, to: SiteSection.diagnostics.address))
    ]
  }

  /// A table for each reason; of many documents the first.
  private func skippedTables() -> [TableView] {
    let skipped = report.portfolio.documents.filter { $0.absence != nil }
    return Dictionary(grouping: skipped) { $0.absence ?? .other }.sorted { $0.key < $1.key }.map { absence, documents in
      let rows = documents.prefix(longestSkippedTable).map {
        TableView.Row(.link(place($0.id, line: nil), forgeAddress($0.id, line: nil)), .plain("\($0.size) bytes"))
      }
      let more = documents.count - rows.count
      return TableView(
        "skipped-\(absence.rawValue)", "\(counted(documents.count, "document", "documents")): \(absence.reason)",
        columns: ["Document", "Size"],
        rows: rows + (more > 0 ? [TableView.Row(.plain("and \(more) more"), .none)] : []))
    }
  }

  func diagnosticView(_ diagnostic: Diagnostic, from page: String) -> DiagnosticView {
    DiagnosticView(
      severity: StatusView(diagnostic.severity.status), message: MarkedText(diagnostic.message),
      help: MarkedText.list(diagnostic.help), place: place(diagnostic.location, from: page),
      rule: LinkView(
        text: diagnostic.id.description, href: relativeLink(from: page, to: ruleAddress(diagnostic.id.description))))
  }

  func place(_ location: FileLocation?, from page: String) -> ValueView {
    guard let location else { return .none }
    let document = DocumentID(source: location.source, path: SourcePath(location.path))
    guard map.sources[location.source] != nil else {
      return .plain(location.line.map { "\(location.path):\($0)" } ?? location.path)
    }
    let text = place(document, line: location.line)
    if let index = map.record(at: Origin(document, line: location.line ?? 1)), map.addresses[index] != page {
      return .link(text, relativeLink(from: page, to: map.addresses[index]))
    }
    return .link(text, forgeAddress(document, line: location.line))
  }
}

/// Rows of one table of diagnostics of a kind.
private let longestGroup = 100

/// Rows of the table of a service's diagnostics.
private let longestServiceList = 25

/// Rows of one table of documents without a record.
private let longestSkippedTable = 200

extension DocumentFacts.Absence {
  fileprivate var reason: String {
    switch self {
    case .template: "a template, to copy from"
    case .schema: "a schema of other documents"
    case .index: "an index or README, about what lies beside it"
    case .empty: "empty"
    case .other: "nothing in it that a reader looks for"
    }
  }
}

/// What the page shows together, the gravest first.
private struct DiagnosticKind: Hashable, Comparable {
  var severity: Diagnostic.Severity
  var id: Diagnostic.ID

  static func < (lhs: Self, rhs: Self) -> Bool {
    (rhs.severity, lhs.id.description) < (lhs.severity, rhs.id.description)
  }
}

extension Diagnostic.Severity {
  var status: Status {
    switch self {
    case .error: Status(word: "error", tone: .bad)
    case .warning: Status(word: "warning", tone: .caution)
    case .note: Status(word: "note", tone: .quiet)
    }
  }
}

private func diagnosticsSentence(_ diagnostics: [Diagnostic]) -> String {
  guard !diagnostics.isEmpty else { return "Nothing to mend: every document could be read as it stands." }
  let documents = Set(
    diagnostics.compactMap { $0.location.map { DocumentID(source: $0.source, path: SourcePath($0.path)) } })
  func count(_ severity: Diagnostic.Severity) -> String? {
    let count = diagnostics.count { $0.severity == severity }
    return count == 0 ? nil : counted(count, "\(severity)", "\(severity)s")
  }
  let counts = enumerated([Diagnostic.Severity.error, .warning, .note].compactMap(count))
  return "\(counts) in \(counted(documents.count, "document", "documents")), for their authors to mend. "
    + "The site is published all the same."
}
