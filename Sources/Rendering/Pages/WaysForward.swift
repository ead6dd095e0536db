import ReportModel

/// What would have to come true: on the service's page for each goal, on the scoreboard for the whole portfolio.
extension Site {
  func ways(_ assessment: Assessment, at page: String) -> [ServicePageView.WayView] {
    assessment.counterfactuals.filter { !$0.steps.isEmpty }.map { way in
      let goal = way.goal.shown
      let id = "way-to-\(way.goal.anchor)"
      let table = TableView(
        id + "-table", "What has to come true for \(goal)", columns: ["Step", "Owner", "Effort", "Due", "Where"],
        rows: way.steps.map { row($0, of: assessment.service, at: page) })
      return ServicePageView.WayView(
        id: id, title: "The shortest way to \(goal)", summary: counted(way.steps.count, "step", "steps"),
        isLong: way.steps.count > 12, table: table)
    }
  }

  private func row(_ step: Counterfactual.Step, of service: Service, at page: String) -> TableView.Row {
    let owners =
      step.kind == .review
      ? [personaLink(step.owner ?? step.subject, from: page)]
      : ownerLinks(step.owner(in: service), from: page, note: step.owner == nil ? "owns the service" : nil)
    var head = words(step, from: page)
    // Not everybody follows the link, and some checks take more than a tick.
    if step.kind == .check, let remedy = check(step.subject)?.remedy {
      head.note = "\(head.note ?? ""): \(remedy.filter { $0 != "`" })"
    }
    if step.kind == .stop { head.note = demands(of: step) }
    let due = due(of: step)
    return TableView.Row(
      head: head,
      cells: [
        TableView.Cell(values: step.owner(in: service) == nil ? [.plain(noneStated)] : owners),
        TableView.Cell(values: [.plain(step.effort)]), TableView.Cell(values: [.plain(due.day?.iso, note: due.note)]),
        TableView.Cell(values: step.evidence.map { evidence($0, from: page) }),
      ])
  }

  /// As stated; else, for a finding, the last day on which one of its severity may be open.
  func due(of step: Counterfactual.Step) -> (day: Day?, note: String?) {
    guard step.due == nil, step.kind == .finding else { return (step.due, nil) }
    let last = step.evidence.first.flatMap(map.ledgerFinding(seenAt:))?.lastDayByAge
    return (last, last == nil ? nil : "by its age")
  }

  /// What a stop asks for: `It asks for: rotate all keys; revoke all sessions`.
  private func demands(of stop: Counterfactual.Step) -> String? {
    guard let index = stop.evidence.first.flatMap(map.record(at:)),
      case .certificate(let certificate) = map.records[index].details
    else { return nil }
    let open = certificate.conditions.filter { !$0.isMet }
    guard !open.isEmpty else { return nil }
    let more = open.count > 5 ? ["\(open.count - 5) more"] : []
    return "It asks for: " + (open.prefix(5).map { shortened($0.text) } + more).joined(separator: "; ")
  }

  /// A check by its question, because its id says little to a reader of the site.
  private func words(_ step: Counterfactual.Step, from page: String) -> ValueView {
    guard step.kind == .check, let check = check(step.subject) else { return .plain(capitalised(step.text)) }
    return .link(
      check.question, relativeLink(from: page, to: ruleAddress(check.id)), note: check.severity.passing
    )
  }

  func dissent(_ decision: Decision, at page: String) -> [TableView] {
    guard !decision.dissent.isEmpty else { return [] }
    return [
      TableView(
        "dissent", "Required personas who disagree, the strictest first",
        columns: ["Persona", "Verdict", "Words", "Where"],
        rows: decision.dissent.map { opinion in
          TableView.Row(
            personaLink(opinion.persona, from: page), .status(opinion.verdict.status),
            .plain("\u{201C}\(opinion.words)\u{201D}"), evidence(opinion.origin, from: page))
        })
    ]
  }

  func trustGap(_ score: Score) -> String? {
    score.trustGap.value > 0 ? "\(score.trustGap.percentText) more than verified" : nil
  }

  /// Which single fix unblocks most. One that only a single service needs is on that service's page, unless there is no other.
  func fixes(from page: String) -> [TableView] {
    if report.assessments.count == 1 { return firstSteps(of: report.assessments[0], from: page) }
    let fixes = report.fixes.filter { $0.services.count > 1 || !$0.unblocks.isEmpty }.prefix(5)
    guard !fixes.isEmpty else { return [] }
    return [
      TableView(
        "fixes", "Fixes that help the most services to their GO",
        columns: ["Fix", Self.unblocksColumn, "Needed by", "Owners"],
        rows: fixes.map { fix in
          let step = Counterfactual.Step(fix.kind, fix.subject, fix.text)
          return TableView.Row(
            head: words(step, from: page),
            cells: [
              TableView.Cell(values: fix.unblocks.map { serviceLink($0, from: page) }),
              TableView.Cell(values: [.plain(counted(fix.services.count, "service", "services"))]),
              TableView.Cell(values: owners(of: fix, from: page)),
            ])
        })
    ]
  }

  static let unblocksColumn = "Alone unblocks"

  /// Who has to see to it: the persona for its review, else who owns the services, the first three of them.
  private func owners(of fix: SharedFix, from page: String) -> [ValueView] {
    if fix.kind == .review { return [personaLink(fix.owner ?? fix.subject, from: page)] }
    let services = fix.services.compactMap { map.assessments[$0]?.service }
    var seen: Set<String> = []
    let names = services.compactMap(\.owner).filter { seen.insert($0).inserted }
    let ownerless = services.count { $0.owner == nil }
    let without = counted(ownerless, "service has nobody", "services have nobody")
    let note = ownerless > 0 ? without : nil
    if names.count == 1 { return ownerLinks(names[0], from: page, note: note) }
    guard !names.isEmpty else { return [.plain(noneStated)] }
    return [.plain(firstNames(names), note: note)]
  }

  private func firstSteps(of assessment: Assessment, from page: String) -> [TableView] {
    guard let way = assessment.counterfactuals.first(where: { $0.goal == .go }), !way.steps.isEmpty else { return [] }
    let address = relativeLink(from: page, to: serviceAddress(assessment.service.id)) + "#way-to-go"
    return [
      TableView(
        "fixes", "The first steps of the shortest way to GO", columns: ["Fix", "Owner", "Effort", "Due", "Where"],
        rows: way.steps.prefix(5).map { row($0, of: assessment.service, at: page) }
      ).excerpt(of: way.steps.count, rest: address)
    ]
  }
}

extension Counterfactual.Goal {
  fileprivate var anchor: String {
    switch self {
    case .go: "go"
    case .level(let level): level.rawValue
    }
  }
}

extension Check.Severity {
  /// What has to be done to a check, behind its question.
  fileprivate var passing: String {
    switch self {
    case .blocker: "make this blocker pass"
    case .required, .recommended, .info: "make this \(rawValue) check pass"
    }
  }
}
