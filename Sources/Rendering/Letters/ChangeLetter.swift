package import ReportModel

/// What is different between two points in time, for people: a part for each service, the worst first.
package struct ChangeLetter {
  private let changes: ReportChanges
  /// Of the later point; `nil` when only what it published is known.
  private let report: Report?
  private let title: String
  private let baseURL: String?
  private let until: Day?

  package init(
    _ changes: ReportChanges, of report: Report? = nil, title: String? = nil, baseURL: String? = nil, until: Day? = nil
  ) {
    (self.changes, self.report, self.baseURL) = (changes, report, baseURL)
    self.title = title ?? "Readiness"
    self.until = until ?? report?.asOf
  }

  /// - Parameter isShort: Of each service not more than a screen.
  package func letter(isShort: Bool) -> Letter {
    let span = [changes.since, until].compactMap(\.self).map(\.iso).joined(separator: " to ")
    var lead = report.map { [portfolioSentence($0)] } ?? []
    lead.append(changesSentence(changes))
    lead += changes.notes
    let letter = Letter(
      title: span.isEmpty ? title : "\(title), \(span)", lead: lead, parts: parts.filter { !$0.items.isEmpty },
      closing: closing, link: baseURL.map { $0 + SiteSection.changes.address })
    return isShort ? letter.cut : letter
  }

  private var parts: [Letter.Part] {
    let changed = Dictionary(changes.services.map { ($0.id, $0) }) { first, _ in first }
    let named = Set(changes.findings.map(\.service) + records.compactMap(\.service)).union(changed.keys)
    return order(named).map { part($0, changed[$0]) } + [Letter.Part(title: "No service", items: records(of: nil))]
  }

  private var records: [StandingChange] { changes.objectives + changes.decisionRecords }

  /// As the scoreboard has them; then those that are not on it, those whose decision became worse first.
  private func order(_ services: Set<String>) -> [String] {
    let known = (report?.assessments.worstFirst() ?? []).map(\.service.id)
    let others = changes.services.filter { !known.contains($0.id) }.sorted { ($0.urgency, $0.id) < ($1.urgency, $1.id) }
    let order = known + others.map(\.id)
    return order.filter(services.contains) + services.subtracting(order).sorted()
  }

  private func part(_ id: String, _ change: ServiceChange?) -> Letter.Part {
    let assessment = report?.assessments.first { $0.service.id == id }
    var items: [String] = []
    if let change {
      if !change.causes.isEmpty {
        items.append("\(change.decision.isChange ? "Why" : "What moved it"): \(sentence(change.causes))")
      }
      items += steps(change)
    }
    if change?.presence != .gone, let next = assessment.flatMap(nextStep) { items.append(next) }
    items += changes.findings.filter { $0.service == id }.map(finding) + records(of: id)
    items += (change?.checks ?? []).map(answer)
    return Letter.Part(title: heading(id, change, assessment), items: items)
  }

  /// `Payments: NO-GO, was GO WITH CONDITIONS`
  private func heading(_ id: String, _ change: ServiceChange?, _ assessment: Assessment?) -> String {
    let name = assessment?.service.name ?? change?.name ?? id
    guard let change else { return assessment.map { "\(name): \($0.decision.word.rawValue), as before" } ?? name }
    switch change.presence {
    case .gone: return "\(name): no longer there"
    case .new: return "\(name): \(change.decision.after?.rawValue ?? "unknown"), new"
    case .kept:
      let now = change.decision.after?.rawValue ?? "unknown"
      guard change.decision.isChange else { return "\(name): \(now), as before" }
      return "\(name): \(now), was \(change.decision.before?.rawValue ?? "unknown")"
    }
  }

  private func steps(_ change: ServiceChange) -> [String] {
    guard change.presence == .kept else { return change.presence == .gone ? ["Nothing names it any more"] : [] }
    let level = change.level.isChange ? ["level \(words(change.level) { $0.word })"] : []
    let verified = change.verified.isChange ? ["verified \(words(change.verified) { $0.percentText })"] : []
    return level.isEmpty && verified.isEmpty ? [] : [capitalised((level + verified).joined(separator: "; "))]
  }

  private func words<Value>(_ change: Change<Value>, _ text: (Value) -> String) -> String {
    "\(change.after.map(text) ?? "none"), was \(change.before.map(text) ?? "none")"
  }

  /// The first thing on the shortest way to GO.
  private func nextStep(_ assessment: Assessment) -> String? {
    guard let step = assessment.counterfactuals.first?.steps.first else { return nil }
    let owner = step.owner.map { "; owner \($0)" } ?? "; no owner"
    return "Next: \(step.text)\(owner)\(step.due.map { ", due \($0.iso)" } ?? "")"
  }

  private func finding(_ change: FindingChange) -> String {
    let severity = change.severity.map { "\($0.rawValue) " } ?? ""
    let origin = change.origin.map { " (\(place($0)))" } ?? ""
    return "\(capitalised(change.what.words)): \(severity)finding \u{201C}\(change.title)\u{201D}\(origin)"
  }

  private func records(of service: String?) -> [String] {
    let objectives = changes.objectives.filter { $0.service == service }.map { "SLO \(standing($0))" }
    let decisions = changes.decisionRecords.filter { $0.service == service }.map { "Decision record \(standing($0))" }
    return objectives + decisions
  }

  private func standing(_ change: StandingChange) -> String {
    let now = change.after ?? "no longer there"
    return "\u{201C}\(change.title)\u{201D}: \(now), \(change.before.map { "was \($0)" } ?? "new")"
  }

  private func answer(_ change: CheckChange) -> String {
    let question = report?.rubric.checks.first { $0.id == change.check }?.question ?? change.check
    let before = change.before.map { CheckState(word: $0)?.status.word ?? $0 } ?? "not asked"
    let move = "\(question) \(capitalised(change.after.status.word)), was \(before)"
    return change.causes.isEmpty ? move : "\(move): \(sentence(change.causes))"
  }

  private func sentence(_ causes: [ChangeCause]) -> String {
    let shown = causes.count > 3 ? 2 : causes.count
    let words = causes.prefix(shown).map { cause in
      switch (cause.kind, cause.document) {
      case (.waiverExpired, let document?): "the waiver \(document.path.text) expired"
      case (.citationChanged, let document?): "what \(document.path.text) cites changed"
      case (.evidence, nil): "documents changed"
      case (let kind, let document): [document?.path.text, kind.words].compactMap(\.self).joined(separator: " ")
      }
    }
    return (words + (causes.count > shown ? ["\(causes.count - shown) more"] : [])).joined(separator: "; ")
  }

  private func place(_ origin: Origin) -> String {
    let sources = report?.portfolio.sources.count ?? 1
    return "\(sources > 1 ? origin.document.description : origin.document.path.text):\(origin.line)"
  }

  private var closing: [String] {
    guard let report else { return [] }
    let changed = Set(changes.services.map(\.id) + changes.findings.map(\.service) + records.compactMap(\.service))
    let rest = report.assessments.count { !changed.contains($0.service.id) }
    let unchanged = rest == 0 ? [] : ["Nothing changed of \(counted(rest, "service", "services"))."]
    let checks = changes.checks.isEmpty ? [] : ["The rubric asks something else: \(enumerated(changes.checks))."]
    return checks + unchanged
  }
}

extension ServiceChange {
  /// Those whose decision became worse first.
  fileprivate var urgency: Int {
    if decision.isChange, decision.before != nil, decision.after != nil { return decision.isRise ? 1 : 0 }
    return presence == .kept ? 2 : 3
  }
}
