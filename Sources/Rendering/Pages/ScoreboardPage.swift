import Diagnostics
import ReportModel

extension Site {
  func scoreboard(_ diagnostics: [Diagnostic]) -> PlannedPage {
    let address = "index.html"
    return PlannedPage(address: address) { _, _ in
      let isEmpty = report.assessments.isEmpty
      let view = ScoreboardView(
        heading: settings.title, sentence: portfolioSentence(report),
        isEmpty: isEmpty, services: isEmpty ? [] : [serviceTable(from: address)], fixes: fixes(from: address),
        matrix: isEmpty || report.rubric.checks.isEmpty ? [] : [matrix(from: address)],
        expiring: soonExpiring(from: address), kinds: recordCounts(from: address),
        unassigned: unassigned(from: address), sources: sourceTable(),
        diagnostics: diagnosticsLink(diagnostics))
      return theme.page(.scoreboard, view, in: frame("", at: address, in: .scoreboard, ages: true))
    }
  }

  func servicesIndex() -> PlannedPage {
    let address = RecordKind.service.index
    return PlannedPage(address: address) { _, _ in
      let view = ServicesView(
        sentence: portfolioSentence(report),
        services: report.assessments.isEmpty ? [] : [serviceTable(from: address)])
      return theme.page(.services, view, in: frame("Services", at: address, in: .kind(.service), ages: true))
    }
  }

  /// All services, those that need attention first.
  private func serviceTable(from page: String) -> TableView {
    TableView(
      "services", "Services, worst first",
      columns: [
        "Service", "Decision", "Level", "Verified", "Open blockers", "Error budget left", "Reviews", "Tier", "Owner",
      ],
      rows: report.assessments.worstFirst().map { serviceRow($0, from: page) })
  }

  private func serviceRow(_ assessment: Assessment, from page: String) -> TableView.Row {
    let service = assessment.service
    let link = relativeLink(from: page, to: serviceAddress(service.id))
    return TableView.Row(
      .link(service.name, link, note: service.isInferred ? "inferred" : nil),
      .status(assessment.decision.word.status, href: link + "#why", note: shortReason(assessment)),
      .plain(assessment.levelText),
      assessment.score.map { .plain($0.intervalText, note: $0.coverageText) } ?? .plain("no number"),
      .plain(map.openBlockers(assessment).text), budgetLeft(service.id, from: page), freshness(assessment),
      .plain(service.tier.map(String.init) ?? "none"), .plain(service.owner ?? "nobody"))
  }

  private func freshness(_ assessment: Assessment) -> ValueView {
    let required = assessment.personas.filter(\.isRequired)
    let newest = assessment.personas.compactMap(\.date).max()
    let note = newest.map { "newest \($0.iso)" }
    guard !required.isEmpty else { return newest == nil ? .plain("none") : .plain(note) }
    let current = required.count { $0.state == .current }
    let tone: Tone = current == required.count ? .good : current == 0 ? .unknown : .half
    return .status(Status(word: "\(current) of \(required.count) current", tone: tone), note: note)
  }

  /// Services by rubric categories.
  private func matrix(from page: String) -> TableView {
    let categories = report.rubric.categories
    return TableView(
      "matrix", "Verified checks of those that apply, by service and category", columns: ["Service"] + categories,
      rows: report.assessments.worstFirst().map { assessment in
        let link = relativeLink(from: page, to: serviceAddress(assessment.service.id))
        let cells = categories.map { category in
          let count = categoryCount(assessment, category)
          let href = link + "#" + categoryAnchor(category)
          return TableView.Cell(values: [count.counted == 0 ? .plain("\u{2013}") : .status(count.status, href: href)])
        }
        return TableView.Row(head: .link(assessment.service.name, link), cells: cells)
      })
  }

  func categoryCount(_ assessment: Assessment, _ category: String) -> CategoryCount {
    let results = assessment.results.filter { check($0.check)?.category == category && $0.state.isCounted }
    return CategoryCount(
      verified: results.count { $0.state == .pass }, refused: results.count(where: \.state.isRefused),
      counted: results.count)
  }

  private func recordCounts(from page: String) -> [FactView] {
    let counts = Dictionary(grouping: map.records, by: \.kind).mapValues(\.count)
    return RecordKind.allCases.filter { $0 != .service }.map { kind in
      FactView(kind.words.plural, .link(String(counts[kind] ?? 0), relativeLink(from: page, to: kind.index)))
    }
  }

  private func unassigned(from page: String) -> [FactView] {
    let indices = map.unassigned
    guard !indices.isEmpty else { return [] }
    let links = indices.map { recordLink($0, from: page, note: map.records[$0].kind.words.singular) }
    return [FactView(label: "\(counted(indices.count, "record", "records")) of no service", values: links)]
  }

  private func sourceTable() -> [TableView] {
    let sources = report.portfolio.sources
    guard !sources.isEmpty else { return [] }
    let documents = Dictionary(grouping: report.portfolio.documents, by: \.id.source).mapValues(\.count)
    return [
      TableView(
        "sources", "Sources", columns: ["Source", "Commit", "Of", "Documents", "Note"],
        rows: sources.map { source in
          TableView.Row(
            .plain(source.name),
            source.commit.map { .link(String($0.prefix(12)), forgeLink(source, "", isFolder: true)) }
              ?? .plain("none"),
            .plain(source.commitDay?.iso, note: source.isDirty ? "with changes since" : nil),
            .plain(String(documents[source.name] ?? 0)), .plain(source.notes.joined(separator: "; ")))
        })
    ]
  }

  private func diagnosticsLink(_ diagnostics: [Diagnostic]) -> [LinkView] {
    guard !diagnostics.isEmpty else { return [] }
    let text = "\(counted(diagnostics.count, "diagnostic", "diagnostics")): what authors should mend"
    return [LinkView(text: text, href: SiteSection.diagnostics.address)]
  }
}

/// How the checks of one category stand.
struct CategoryCount: Hashable, Sendable {
  var verified: Int
  var refused: Int
  var counted: Int

  var status: Status {
    let tone: Tone = refused > 0 ? .bad : verified == counted ? .good : verified > 0 ? .half : .unknown
    return Status(word: "\(verified) of \(counted)", tone: tone)
  }
}

extension Rubric {
  /// In the order in which the rubric first names them.
  var categories: [String] {
    var seen: Set<String> = []
    return checks.map(\.category).filter { seen.insert($0).inserted }
  }
}

extension Assessment {
  /// `Silver*1`: how many waivers the level rests on.
  var levelText: String { levelWaivers > 0 ? "\(level.word)*\(levelWaivers)" : level.word }
}

extension Score {
  var intervalText: String { "\(verified.percentText) (\(verified.percentText)-\(upper.percentText))" }
  var coverageText: String { "coverage \(coverage.wholePercentText) %" }
}

/// `2 of 7 services are GO; 1 is NO-GO and 4 are NOT ASSESSED.`
func portfolioSentence(_ report: Report) -> String {
  let words = report.assessments.map(\.decision.word)
  guard !words.isEmpty else {
    let records = report.portfolio.records.count
    return records == 0
      ? "No record was found in what was read."
      : "\(counted(records, "record was", "records were")) found, and none of them names a service."
  }
  if words.count == 1 { return "The only service is \(words[0].rawValue)." }
  let go = words.count { $0 == .go }
  let rest = [Decision.Word.goWithConditions, .noGo, .notAssessed].compactMap { word in
    let count = words.count { $0 == word }
    return count == 0 ? nil : "\(count) \(count == 1 ? "is" : "are") \(word.rawValue)"
  }
  let first = "\(go) of \(counted(words.count, "service", "services")) \(go == 1 ? "is" : "are") GO"
  return rest.isEmpty ? first + "." : "\(first); \(enumerated(rest))."
}
