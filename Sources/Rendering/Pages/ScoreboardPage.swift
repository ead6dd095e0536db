import Diagnostics
import ReportModel

extension Site {
  func scoreboard(_ diagnostics: [Diagnostic]) -> PlannedPage {
    let address = "index.html"
    return PlannedPage(address: address) { _, _ in
      let isEmpty = report.assessments.isEmpty
      let view = ScoreboardView(
        heading: settings.title, sentence: scoreboardSentence(report), choices: serviceChoices(nil, from: address),
        isEmpty: isEmpty,
        services: isEmpty
          ? [] : [serviceTable(report.assessments, caption: "Services, worst first", from: address)],
        distribution: distribution(), changed: changed(from: address),
        trend: TrendView.list(ChartView.decisions(map.trends.portfolio, title: "Decisions"), report.history),
        fixes: fixes(from: address),
        matrix: isEmpty || report.rubric.checks.isEmpty ? [] : [matrix(from: address)],
        expiring: soonExpiring(from: address), overdue: overdueLink(from: address),
        isForecast: report.assessments.contains { !$0.forecast.isEmpty }, kinds: recordCounts(from: address),
        unassigned: unassigned(from: address), sources: sourceTable(),
        diagnostics: diagnosticsLink(diagnostics))
      return theme.page(.scoreboard, view, in: frame("", at: address, in: .scoreboard, ages: true))
    }
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
      verified: results.count { $0.state == .pass },
      failed: results.count { $0.state.isRefused && !$0.state.isPartial },
      counted: results.count)
  }

  /// Only where a reader cannot count them at a glance.
  private func distribution() -> [ChartView] {
    guard report.assessments.count >= 8 else { return [] }
    let decisions = Dictionary(grouping: report.assessments, by: \.decision.word).mapValues(\.count)
    let levels = Dictionary(grouping: report.assessments, by: \.level).mapValues(\.count)
    let noun = (one: "service", many: "services")
    return [
      ChartView.counts(
        id: "by-decision", title: "Services by decision", of: noun,
        Decision.Word.allCases.map { ($0.status, decisions[$0] ?? 0) }),
      ChartView.counts(
        id: "by-level", title: "Services by level", of: noun,
        Level.allCases.map { (Status(word: $0.word, tone: $0.tone), levels[$0] ?? 0) }),
    ].compactMap(\.self)
  }

  /// What is different from an earlier build, the gravest first; the rest is a link away.
  private func changed(from page: String) -> [TitledTableView] {
    guard let changes = report.changes, !changes.services.isEmpty else { return [] }
    let title = "What changed" + (changes.sincePoint.map { " since \($0)" } ?? "")
    var table = changedServices(changes.services, from: page)
    table.rows = Array(table.rows.prefix(8))
    return [TitledTableView(id: "changed", title: title, table: table)]
  }

  private func recordCounts(from page: String) -> [FactView] {
    let counts = Dictionary(grouping: map.records, by: \.kind).mapValues(\.count)
    return RecordKind.allCases.filter { $0 != .service }.map { kind in
      FactView(kind.words.plural, .link(String(counts[kind] ?? 0), relativeLink(from: page, to: kind.index)))
    }
  }

  /// By name where they are few, else how many there are of each kind.
  private func unassigned(from page: String) -> [FactView] {
    let indices = map.unassigned
    guard !indices.isEmpty else { return [] }
    let label = "\(counted(indices.count, "record", "records")) of no service"
    guard indices.count > 8 else {
      let links = indices.map { recordLink($0, from: page, note: map.records[$0].kind.words.singular) }
      return [FactView(label: label, values: links)]
    }
    let kinds = Dictionary(grouping: indices) { map.records[$0].kind }.sorted { $0.key < $1.key }
    let counts = kinds.map { kind, found in
      ValueView.link(kind.words.plural, relativeLink(from: page, to: kind.index), note: String(found.count))
    }
    return [FactView(label: label, values: counts)]
  }

  private func sourceTable() -> [TableView] {
    let sources = report.portfolio.sources
    guard !sources.isEmpty else { return [] }
    let documents = Dictionary(grouping: report.portfolio.documents, by: \.id.source).mapValues(\.count)
    return [
      TableView(
        "sources", "Sources", columns: ["Source", "Commit", "Committed on", "Documents", "Note"],
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
    let faults = diagnostics.count { $0.severity == .error && $0.id.description.hasPrefix("configuration.") }
    let ofConfiguration = faults == 0 ? "" : ", \(counted(faults, "error", "errors")) in the configuration among them"
    let text =
      "\(counted(diagnostics.count, "diagnostic", "diagnostics")): what authors should mend\(ofConfiguration)"
    return [LinkView(text: text, href: SiteSection.diagnostics.address)]
  }
}

/// How the checks of one category stand.
struct CategoryCount: Hashable, Sendable {
  var verified: Int
  var failed: Int
  var counted: Int

  var status: Status {
    let tone: Tone = failed > 0 ? .bad : verified == counted ? .good : verified > 0 ? .half : .unknown
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

  /// What the star means.
  var levelNote: String? {
    levelWaivers > 0 ? "\(counted(levelWaivers, "check is", "checks are")) waived" : nil
  }
}

extension Score {
  var intervalText: String { "\(verified.percentText) (\(verified.percentText)-\(upper.percentText))" }
}

/// The portfolio in a sentence, and what changed in another.
private func scoreboardSentence(_ report: Report) -> String {
  let today = portfolioSentence(report)
  guard let changes = report.changes, !report.assessments.isEmpty else { return today }
  return "\(today) \(changes.sinceWords) \(decisionChanges(changes))."
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
  return decisionsSentence(words)
}

/// - Parameter words: Of at least one service.
func decisionsSentence(_ words: [Decision.Word]) -> String {
  if words.count == 1 { return "The only service is \(words[0].rawValue)." }
  let go = words.count { $0 == .go }
  let rest = [Decision.Word.goWithConditions, .noGo, .notAssessed].compactMap { word in
    let count = words.count { $0 == word }
    return count == 0 ? nil : "\(count) \(count == 1 ? "is" : "are") \(word.rawValue)"
  }
  let first = "\(go) of \(counted(words.count, "service", "services")) \(go == 1 ? "is" : "are") GO"
  return rest.isEmpty ? first + "." : "\(first); \(enumerated(rest))."
}
