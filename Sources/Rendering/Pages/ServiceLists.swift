import ReportModel

/// The services as tables: all of them, those of one decision, and those of one tier.
extension Site {
  func servicesIndex() -> PlannedPage { servicesPage(.all) }

  /// A page for each decision, whether any service has it or not: whoever keeps the address will find it. For each tier
  /// that is declared, one.
  func filterPages() -> [PlannedPage] {
    let decisions = Decision.Word.allCases.map { ServiceChoice.decision($0) }
    return (decisions + tierChoices).map { servicesPage($0) }
  }

  private func servicesPage(_ choice: ServiceChoice) -> PlannedPage {
    PlannedPage(address: choice.address) { _, _ in
      let services = report.assessments.filter { choice.holds($0) }
      let title = choice == .all ? "Services" : "Services: \(choice.words)"
      let view = ServicesView(
        title: title, sentence: sentence(on: services, choice), choices: serviceChoices(choice, from: choice.address),
        services: services.isEmpty
          ? [] : [serviceTable(services, caption: "Services, worst first", from: choice.address)],
        isEmpty: report.assessments.isEmpty)
      return theme.page(.services, view, in: frame(title, at: choice.address, in: .kind(.service), ages: true))
    }
  }

  private func sentence(on services: [Assessment], _ choice: ServiceChoice) -> String {
    switch choice {
    case .all: return portfolioSentence(report)
    case .decision(let word):
      let all = counted(report.assessments.count, "service", "services")
      return "\(services.count) of \(all) \(services.count == 1 ? "is" : "are") \(word.rawValue)."
    case .tier: return decisionsSentence(services.map(\.decision.word))
    }
  }

  /// None where no service declares one.
  private var tierChoices: [ServiceChoice] {
    let tiers = Set(report.assessments.map(\.service.tier))
    let declared = tiers.compactMap(\.self).sorted()
    guard !declared.isEmpty else { return [] }
    return declared.map { .tier($0) } + (tiers.contains(nil) ? [.tier(nil)] : [])
  }

  /// - Parameter current: The list whose page it is; `nil` where it is another page.
  func serviceChoices(_ current: ServiceChoice?, from page: String) -> [ChoicesView] {
    let services = report.assessments
    guard services.count > 1 else { return [] }
    func link(_ label: String, _ address: String, _ isCurrent: Bool = false) -> HeaderView.SectionLink {
      .init(label: label, href: relativeLink(from: page, to: address), isCurrent: isCurrent)
    }
    let decisions = Decision.Word.allCases.map { ServiceChoice.decision($0) }
      .filter { choice in choice == current || services.contains { choice.holds($0) } }
    let links = ([.all] + decisions + tierChoices).map { choice in
      link("\(choice.label) \(services.count { choice.holds($0) })", choice.address, choice == current)
    }
    return ChoicesView.list("Show", links + [link("by owner", Self.ownersAddress)])
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
      head: .link(service.name, link, note: service.isInferred ? "named only in records" : nil),
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

/// Which services a list shows.
enum ServiceChoice: Hashable, Sendable {
  case all
  case decision(Decision.Word)
  /// The tier that is declared; `nil` where none is.
  case tier(Int?)

  func holds(_ assessment: Assessment) -> Bool {
    switch self {
    case .all: true
    case .decision(let word): assessment.decision.word == word
    case .tier(let tier): assessment.service.tier == tier
    }
  }

  /// As what stands before a count: `tier 1:`.
  var label: String {
    guard case .tier = self else { return words }
    return words + ":"
  }

  var words: String {
    switch self {
    case .all: "all"
    case .decision(let word): word.rawValue
    case .tier(let tier): tier.map { "tier \($0)" } ?? "no tier"
    }
  }

  /// `services/decision-no-go.html`, `services/tier-1.html`
  var address: String {
    switch self {
    case .all: RecordKind.service.index
    case .decision(.noGo): "services/decision-no-go.html"
    case .decision(.notAssessed): "services/decision-not-assessed.html"
    case .decision(.goWithConditions): "services/decision-go-with-conditions.html"
    case .decision(.go): "services/decision-go.html"
    case .tier(let tier): tier.map { "services/tier-\($0).html" } ?? "services/tier-none.html"
    }
  }
}
