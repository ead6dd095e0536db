import ReportModel

/// The services as tables: all of them, and those of one decision.
extension Site {
  func servicesIndex() -> PlannedPage { servicesPage(nil) }

  /// A page for each decision, whether any service has it or not: whoever keeps the address will find it.
  func filterPages() -> [PlannedPage] { Decision.Word.allCases.map { servicesPage($0) } }

  private func servicesPage(_ word: Decision.Word?) -> PlannedPage {
    let address = word.map(decisionAddress) ?? RecordKind.service.index
    return PlannedPage(address: address) { _, _ in
      let services = report.assessments.filter { word == nil || $0.decision.word == word }
      let title = word.map { "Services: \($0.rawValue)" } ?? "Services"
      let sentence = word.map { decisionSentence($0, services.count) } ?? portfolioSentence(report)
      let view = ServicesView(
        title: title, sentence: sentence, choices: serviceChoices(word, from: address),
        services: services.isEmpty
          ? [] : [serviceTable(services, caption: "Services, worst first", from: address)],
        isEmpty: report.assessments.isEmpty)
      return theme.page(.services, view, in: frame(title, at: address, in: .kind(.service), ages: true))
    }
  }

  private func decisionSentence(_ word: Decision.Word, _ count: Int) -> String {
    "\(count) of \(counted(report.assessments.count, "service", "services")) \(count == 1 ? "is" : "are") \(word.rawValue)."
  }

  /// - Parameter current: The decision whose page it is; `nil` for the list of all.
  func serviceChoices(_ current: Decision.Word?, from page: String) -> [ChoicesView] {
    guard report.assessments.count > 1 else { return [] }
    func link(_ label: String, _ address: String, _ isCurrent: Bool = false) -> HeaderView.SectionLink {
      .init(label: label, href: relativeLink(from: page, to: address), isCurrent: isCurrent)
    }
    let all = RecordKind.service.index
    let counts = Dictionary(grouping: report.assessments, by: \.decision.word).mapValues(\.count)
    let words = Decision.Word.allCases.filter { counts[$0] != nil || $0 == current }.map { word in
      link("\(word.rawValue) \(counts[word] ?? 0)", decisionAddress(word), word == current)
    }
    return ChoicesView.list(
      "Show",
      [link("all \(report.assessments.count)", all, page.utf8.elementsEqual(all.utf8))] + words
        + [link("by owner", Self.ownersAddress)])
  }

  /// Those that need attention first.
  func serviceTable(_ services: [Assessment], caption: String, from page: String) -> TableView {
    TableView(
      "services", caption,
      columns: [
        "Service", "Decision", "Level", "Verified", "Open blockers", "Error budget left", "Reviews", "Trend", "Owner",
      ],
      rows: services.worstFirst().map { serviceRow($0, from: page) })
  }

  private func serviceRow(_ assessment: Assessment, from page: String) -> TableView.Row {
    let service = assessment.service
    let link = relativeLink(from: page, to: serviceAddress(service.id))
    let spark = SparkView(map.trends.steps(of: service.id))
    let blockers = map.openBlockers(assessment)
    let values: [ValueView] = [
      .status(assessment.decision.word.status, href: link + "#why", note: shortReason(assessment)),
      .plain(assessment.levelText, note: assessment.levelNote),
      assessment.score.map { .plain($0.intervalText, note: "coverage \($0.coverageText)") } ?? .plain("no number"),
      .plain(blockers.text, sort: blockers.rank), budgetLeft(service.id, from: page), freshness(assessment),
    ]
    let trend = [
      trend(of: service.id).map { ValueView.plain($0, sort: trendRank(of: service.id)) },
      spark.map { ValueView.spark($0) },
    ]
    .compactMap(\.self)
    let owners = ownerLinks(service.owner, from: page, note: service.tier.map { "tier \($0)" } ?? "no tier")
    return TableView.Row(
      head: .link(service.name, link, note: service.isInferred ? "declared nowhere" : nil),
      cells: values.map { TableView.Cell(values: [$0]) }
        + [TableView.Cell(values: trend.isEmpty ? [.none] : trend), TableView.Cell(values: owners)])
  }

  private func freshness(_ assessment: Assessment) -> ValueView {
    let required = assessment.personas.filter(\.isRequired)
    // Of all reviews, whoever wrote them: that one is newer than the required ones is no news to be kept from the reader.
    let newest = assessment.personas.compactMap(\.date).max()
    guard !required.isEmpty else {
      let isUndated = assessment.personas.contains { $0.review != nil }
      return .plain(newest?.iso ?? (isUndated ? "undated" : "none"), note: newest == nil ? nil : "the newest")
    }
    let current = required.count { $0.state == .current }
    let tone: Tone = current == required.count ? .good : current == 0 ? .unknown : .half
    return .status(
      Status(word: "\(current) of \(required.count) required", tone: tone), note: newest.map { "newest \($0.iso)" })
  }
}

/// `services/decision-no-go.html`
func decisionAddress(_ word: Decision.Word) -> String {
  let name =
    switch word {
    case .noGo: "no-go"
    case .notAssessed: "not-assessed"
    case .goWithConditions: "go-with-conditions"
    case .go: "go"
    }
  return "services/decision-\(name).html"
}
