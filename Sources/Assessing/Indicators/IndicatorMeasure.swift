import ReportModel

/// What a KPI measures, where records can say it.
enum IndicatorMeasure: Hashable {
  case uptime
  case deployments(every: Recurrence)
  /// `nil` for an MTTR that does not say which R it means.
  case responseTime(ResponseTime?)
  case automationReturn
  case unapprovedChanges
  case oldFindings(days: Int, severities: Set<Severity>)
  case documentedDebt

  /// By the words of the metric. A word that narrows it down ("MTTR of the checkout") makes it something that nobody
  /// counts here.
  init?(metric: String, target: KeyIndicator.Target) {
    let words = Set(FoldedWords(metric).words)
    guard let topic = topics.first(where: { $0.speaks(words) }) else { return nil }
    switch topic.measure {
    case .uptime: self = .uptime
    case .deployments:
      guard let period = target.period ?? recurrence(in: FoldedWords(metric).words) else { return nil }
      self = .deployments(every: period)
    case .detect: self = .responseTime(.detect)
    case .acknowledge: self = .responseTime(.acknowledge)
    case .resolve: self = .responseTime(.resolve)
    case .mitigate: self = .responseTime(.mitigate)
    case .repair: self = .responseTime(.repair)
    case .mttr: self = .responseTime(nil)
    case .automation: self = .automationReturn
    case .approval: self = .unapprovedChanges
    case .findings:
      let severities = [Severity.critical, .high].filter { words.contains($0.rawValue) }
      let days = words.compactMap { Int($0) }.first ?? 30
      self = .oldFindings(days: days, severities: Set(severities.isEmpty ? [.critical, .high] : severities))
    case .debt: self = .documentedDebt
    }
  }
}

extension KeyIndicator.Target {
  /// `>1/week`, `5 per day`.
  fileprivate var period: Recurrence? { recurrence(in: FoldedWords("\(unit ?? "") \(qualifier ?? "")").words) }
}

/// A KPI by its words: one of each set must be there, and no others than these may be.
private struct Topic {
  enum Measure {
    case uptime, deployments, detect, acknowledge, mitigate, repair, resolve, mttr, automation, approval, findings, debt
  }

  var measure: Measure
  var needs: [Set<String>]
  var allows: Set<String> = []

  func speaks(_ words: Set<String>) -> Bool {
    needs.allSatisfy { !$0.isDisjoint(with: words) }
      && words.allSatisfy { word in
        needs.contains { $0.contains(word) } || allows.contains(word) || measure == .findings && Int(word) != nil
      }
  }
}

private let timing: Set<String> = [
  "mean", "average", "time", "incident", "per", "each", "mttd", "mtta", "mttm", "mttr",
]

private let topics = [
  Topic(
    measure: .uptime, needs: [["uptime", "availability"]], allows: ["system", "service", "overall", "platform"]),
  Topic(
    measure: .deployments,
    needs: [["deployment", "deploy", "release"], ["frequency", "per", "weekly", "daily", "week"]],
    allows: ["production", "number", "day", "week", "month", "each", "every"]),
  Topic(measure: .detect, needs: [["mttd", "detect", "detection"]], allows: timing),
  Topic(measure: .acknowledge, needs: [["mtta", "acknowledge", "acknowledgement"]], allows: timing),
  Topic(measure: .resolve, needs: [["resolve", "resolution"]], allows: timing),
  Topic(measure: .mitigate, needs: [["mttm", "mitigate", "mitigation"]], allows: timing),
  Topic(
    measure: .repair, needs: [["repair", "recover", "recovery", "restore"]],
    allows: timing.union(["service"])),
  Topic(measure: .mttr, needs: [["mttr"]], allows: timing),
  Topic(
    measure: .automation, needs: [["automation", "automated"], ["roi", "return"]],
    allows: ["investment", "project", "per", "each"]),
  Topic(
    measure: .approval,
    needs: [
      ["change", "deployment"], ["unapproved", "approval", "approved"], ["unapproved", "without", "not", "no"],
    ],
    allows: ["production", "number", "made", "deployed"]),
  Topic(
    measure: .findings,
    needs: [
      ["vulnerabilitie", "vulnerability", "finding"],
      ["overdue", "older", "unaddressed", "unresolved", "unfixed", "open"],
    ],
    allows: ["high", "critical", "security", "than", "over", "longer", "more", "day", "overdue", "number", "remaining"]),
  Topic(
    measure: .debt, needs: [["debt"], ["documented"]],
    allows: ["technical", "tech", "item", "known", "share", "percentage", "percent"]),
]

private func recurrence(in words: [String]) -> Recurrence? {
  words.lazy.compactMap { word in
    switch word {
    case "day", "daily": .day
    case "week", "weekly": .week
    case "month", "monthly": .month
    default: nil
    }
  }.first
}
