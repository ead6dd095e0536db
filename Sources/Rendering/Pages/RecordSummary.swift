import ReportModel

extension Record {
  /// What a reader came for, in a sentence; `nil` where the title and the status say it.
  var summary: String? {
    switch details {
    case .service, .decisionRecord: nil
    case .persona(let persona): persona.summary
    case .review(let review): findingsSentence(review.findings)
    case .debt(let debt): debtSentence(debt, owner: owner)
    case .slo(let objective): objectiveSentence(objective)
    case .checklist(let checklist): sentence(checklist.progress)
    }
  }
}

extension Checklist {
  var progress: String {
    isNotStarted ? "not started, \(counted(items.count, "item", "items"))" : progressText(items)
  }
}

/// `4 of 6 findings are open, the gravest is high.`
private func findingsSentence(_ findings: [Finding]) -> String {
  let open = findings.filter { !$0.isClosed }
  let gravest = open.compactMap(\.severity).min()?.rawValue
  switch findings.count {
  case 0: return "It holds no finding."
  case 1 where open.isEmpty: return "Its one finding is closed."
  case 1: return "Its one finding is open\(gravest.map { ", and \($0)" } ?? "")."
  default: break
  }
  guard !open.isEmpty else { return "All \(findings.count) findings are closed." }
  let number = open.count == findings.count ? "All" : "\(open.count) of"
  let end = gravest.map { ", the gravest is \($0)" } ?? ""
  return "\(number) \(findings.count) findings \(open.count == 1 ? "is" : "are") open\(end)."
}

private func debtSentence(_ debt: Debt, owner: String?) -> String {
  let parts = [
    debt.severity.map { "\($0.rawValue) severity" } ?? "no severity given", "owned by \(owner ?? "nobody")",
    debt.due.map { "due \($0.iso)" } ?? "no due date",
  ]
  return sentence(parts.joined(separator: ", "))
}

private func objectiveSentence(_ objective: ServiceLevelObjective) -> String {
  let latency = objective.latency.map { "p\($0.percentile) below \($0.target)" }
  let target = [objective.objective.map { "\(percentText(ofShare: $0)) %" }, latency].compactMap { $0 }
  let goal = target.isEmpty ? "no objective that can be read" : target.joined(separator: ", ")
  return sentence("\(goal), over \(objective.window ?? "no stated window")")
}
