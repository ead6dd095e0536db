import Diagnostics
import Markdown
import ReportModel

extension Site {
  func recordPage(_ index: Int) -> PlannedPage {
    let record = map.records[index]
    let address = map.addresses[index]
    return PlannedPage(address: address, document: record.origin.document) { document, log in
      var view = recordView(index, at: address)
      var body: RecordBody?
      if let document { body = self.body(index, document, page: address, into: &log) }
      view.body = body.map { [$0.view] } ?? []
      view.anchors = missingAnchors(of: address, besides: body)
      let diagnostics = map.diagnostics(of: index) + (body?.diagnostics ?? [])
      view.diagnostics = diagnostics.map { diagnosticView($0, from: address) }
      return theme.page(
        .record, view,
        in: frame(
          fullTitle(record), at: address, in: .kind(record.kind),
          ages: map.objectives.standing(of: record) != nil || map.standings.ages(record)))
    }
  }

  /// Among a browser's tabs and bookmarks: many reviews are called alike.
  private func fullTitle(_ record: Record) -> String {
    let service = record.service.map { map.assessments[$0]?.service.name ?? $0 }
    let parts = [service, record.date?.iso].compactMap(\.self)
    let title = record.title.asciiLowercased
    return ([record.title] + parts.filter { !title.containsBytes($0.asciiLowercased) })
      .joined(separator: " \u{B7} ")
  }

  private func recordView(_ index: Int, at page: String) -> RecordPageView {
    let record = map.records[index]
    let common = commonFacts(record, at: page)
    let own = record.presentation.facts(of: record, on: self, at: page)
    let history = history(record)
    let others = otherFields(record, besides: common + own, and: history, at: page)
    let facts = common + (own + others).map(\.inWords) + history
    let standing = map.objectives.standing(of: record)
    return RecordPageView(
      title: record.title, anchors: [],
      kind: LinkView(text: record.kind.words.plural, href: relativeLink(from: page, to: record.kind.index)),
      status: shownStatus(index).map { [StatusView($0)] } ?? [],
      summary: [
        succession(of: record) ?? record.summary,
        (standing?.reason ?? map.standings.sentence(of: record)).map(sentence), idleness(of: record),
        aftermath(of: record),
      ].compactMap { $0.map(MarkedText.init(sentence:)) },
      facts: facts.filter { !$0.isLong }, isFactsLast: record.kind == .runbook, longFacts: facts.filter(\.isLong),
      charts: standing.map { [ChartView.burnDown($0), ChartView.burnRates($0)].compactMap(\.self) } ?? [],
      tables: record.presentation.tables(of: index, on: self, at: page) + claimsTable(of: index, from: page),
      citations: citationViews(index, at: page), citationSummary: citationSummary(map.citations(of: index)),
      citedBy: map.citing(index).map { recordLink($0, from: page, note: map.records[$0].kind.words.singular) },
      evidenceFor: map.answers(restingOn: index).map { evidenceFor($0, from: page) }, diagnostics: [], body: [])
  }

  /// What replaced a decision record or a certificate, for it is the first thing that its reader should know.
  private func succession(of record: Record) -> String? {
    if let later = map.standings.replacement(of: record) { return sentence(later.asReplacement(of: record)) }
    guard case .decisionRecord(let decision) = record.details else { return nil }
    let source = record.origin.document.source
    let newer = (decision.supersededBy + decision.impliedSupersededBy)
      .compactMap { map.record(at: Origin(DocumentID(source: source, path: $0), line: 1)) }
      .map { "\u{201C}\(map.records[$0].title)\u{201D}" }
    return newer.isEmpty ? nil : "Replaced by \(enumerated(newer))."
  }

  private func evidenceFor(_ answer: SiteMap.Answer, from page: String) -> ValueView {
    let anchor = check(answer.check).map { "#" + categoryAnchor($0.category) } ?? ""
    let name = map.assessments[answer.service]?.service.name ?? answer.service
    return .link(
      check(answer.check)?.question ?? answer.check,
      relativeLink(from: page, to: serviceAddress(answer.service)) + anchor, note: name)
  }

  private func commonFacts(_ record: Record, at page: String) -> [FactView] {
    var facts: [FactView] = []
    if record.kind.words.belongsToService || record.service != nil {
      facts.append(FactView("Service", scope(of: record, from: page)))
    }
    if record.persona != nil { facts.append(FactView("Reviewer", personaLink(record.persona, from: page))) }
    if record.owner != nil { facts.append(FactView(label: "Owner", values: ownerLinks(record.owner, from: page))) }
    // Of a runbook the date is that of the last look at it, which it says by itself.
    if record.kind != .runbook || record.date != record.lastReviewed {
      facts += FactView.optional("Date", record.date?.iso)
    }
    facts += FactView.optional("ID", record.statedID)
    facts += evidenceFact(record)
    return facts
  }

  /// Whether what a certificate or a review rests on is still there.
  private func evidenceFact(_ record: Record) -> [FactView] {
    let readings = map.citations(ofRecord: record.id)
    guard record.kind == .certificate || record.kind == .review, !readings.isEmpty else { return [] }
    return [FactView("Evidence", .status(CitationStanding(of: readings).status, href: "#citations"))]
  }

  /// The fields that no one else shows. One that was understood is shown again only if it is written otherwise.
  private func otherFields(_ record: Record, besides known: [FactView], and history: [FactView], at page: String)
    -> [FactView]
  {
    record.fields.compactMap { field in
      let label = fieldLabel(field.name)
      if known.contains(where: { $0.label == label && $0.says(field.value) }) { return nil }
      let isTaken = (known + history).contains { $0.label == label }
      let value = isObjective(field.name) ? objectiveLink(field.value, of: record, at: page) : nil
      return FactView(isTaken ? "\(label) as written" : label, value ?? .plain(field.value))
    }
  }

  private func isObjective(_ name: String) -> Bool { ["slo", "objective"].contains(foldedName(name)) }

  /// The page of the objective of that name, of the record's service.
  private func objectiveLink(_ name: String, of record: Record, at page: String) -> ValueView? {
    guard record.kind != .slo, let index = map.objectives.place(named: name, of: record.service) else { return nil }
    return .link(name, relativeLink(from: page, to: map.addresses[index]))
  }

  /// Where it was read, and since when it is there.
  private func history(_ record: Record) -> [FactView] {
    let address = forgeAddress(record.origin.document, line: record.origin.line)
    var facts = [FactView("Source", .link(place(record.origin), address))]
    if let history = map.documents[record.origin.document]?.history {
      facts.append(FactView("First commit", .plain(history.first.day.iso)))
      if history.last.day != history.first.day {
        facts.append(FactView("Last commit", .plain(history.last.day.iso)))
      }
      facts.append(FactView(label: "Authors", values: history.authors.map { .plain($0) }))
    }
    return facts
  }
}

extension Record {
  fileprivate var lastReviewed: Day? {
    guard case .runbook(let runbook) = details else { return nil }
    return runbook.lastReviewed
  }
}

/// `bad_minutes` and `budgetingMethod` as words: `Bad minutes`, `Budgeting method`.
func fieldLabel(_ name: String) -> String {
  var (label, previous): ([UInt8], UInt8) = ([], 0)
  for byte in name.utf8 {
    let isHump = (0x61...0x7A).contains(previous) && (0x41...0x5A).contains(byte)
    label += isHump ? [0x20, byte | 0x20] : [byte == UInt8(ascii: "_") ? 0x20 : byte]
    previous = byte
  }
  let words = String(decoding: label, as: UTF8.self)
  return abbreviations[words.asciiLowercased] ?? capitalised(words)
}

private let abbreviations = ["slo": "SLO", "sli": "SLI", "kpi": "KPI", "url": "URL", "adr": "ADR"]
