import ReportModel

/// What a plan says of its phases and of itself, beside the boxes that are ticked below them.
func progressClaims(of record: Record) -> [Claim] {
  guard let plan = record.plan else { return [] }
  let phases = plan.phases.compactMap { phase -> Claim? in
    guard phase.isDone, let status = phase.status, let tasks = phase.tasks else { return nil }
    return statusClaim(status, of: phase.name, tasks, at: phase.line, of: record)
  }
  guard let tasks = plan.tasks else { return phases }
  let whole = record.statuses.first { $0.meaning == "over" }
  let own = whole.map { statusClaim($0.words, of: record.title, tasks, at: $0.line, of: record) }
  return phases + [own, shareClaim(plan, tasks, of: record)].compactMap(\.self)
}

private func statusClaim(
  _ status: String, of name: String, _ tasks: WorkPlan.Tasks, at line: Int, of record: Record
) -> Claim {
  Claim(
    kind: .status, origin: record.at(line: line), text: "\(name): \(excerpt(status))", stated: excerpt(status),
    derived: tasks.text, verdict: tasks.isAll ? .verified : .refuted, derivation: tasks.derivation, record: record.id)
}

/// A share that is stated and the share of the boxes; tasks need not weigh the same, unless it is to be all of them.
private func shareClaim(_ plan: WorkPlan, _ tasks: WorkPlan.Tasks, of record: Record) -> Claim? {
  guard let stated = plan.progress, let line = plan.progressLine else { return nil }
  let share = Fraction(100 * tasks.done, tasks.total)
  let isSame = [0, 1].contains { share.text(places: $0) == stated }
  let isRefuted = stated == "100" && !tasks.isAll
  return Claim(
    kind: .fraction, origin: record.at(line: line), text: "\(record.title): \(stated) %", stated: "\(stated) %",
    derived: isSame || isRefuted ? "\(share.text(places: 1)) %" : nil,
    verdict: isSame ? .verified : isRefuted ? .refuted : .unverifiable,
    derivation: "\(tasks.derivation), which is \(share.text(places: 1)) %"
      + (isSame || isRefuted ? "" : "; tasks need not weigh the same"),
    record: record.id)
}

extension WorkPlan.Tasks {
  fileprivate var isAll: Bool { done == total }
  fileprivate var text: String { "\(done) of \(total) tasks" }
  fileprivate var derivation: String { "\(done) of \(counted(total, "box is", "boxes are")) ticked" }
}
