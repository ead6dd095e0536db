import ReportModel

/// One of the things that hold back the most services.
struct TopBlocker: Hashable, Sendable {
  /// What has to be done, as a sentence without its full stop.
  var text: String
  /// The ids of the services that need it for their GO.
  var services: [String]
  /// As stated for the step, else the services' owners.
  var owner: String
  /// The earliest that is stated.
  var due: Day?
  var effort: String?
}

/// A failure that somebody accepted.
struct SignedWaiver: Hashable, Sendable {
  var question: String
  var service: String?
  var author: String?
  var approver: String?
  var until: Day?
  var reason: String?
  var isInForce: Bool
  var status: Status
}

extension Site {
  /// Five at most: what makes a NO-GO before what is only missing, then what the most services need, the worst of them first.
  func topBlockers() -> [TopBlocker] {
    var blockers: [BlockerKey: Blocker] = [:]
    for (place, assessment) in report.assessments.worstFirst().enumerated() {
      guard let way = assessment.counterfactuals.first(where: { $0.goal == .go }) else { continue }
      for step in way.steps {
        guard let gravity = gravity(of: step, assessment) else { continue }
        let key = BlockerKey(step)
        blockers[key, default: Blocker(gravity: gravity, place: place)].add(step, of: assessment.service, gravity)
      }
    }
    return blockers.sorted { $0.value.rank < $1.value.rank }.prefix(5).map { shown($0.value) }
  }

  /// `nil` for what does not hold back a GO by itself: conditions, required checks, lesser findings.
  private func gravity(of step: Counterfactual.Step, _ assessment: Assessment) -> BlockerGravity? {
    switch step.kind {
    case .stop: return .stop
    case .budget: return .refused
    case .review: return isRefusal(step, assessment) ? .refused : .missing
    case .scope: return .missing
    case .condition: return nil
    case .finding:
      let finding = assessment.openFindings.first { step.evidence.contains($0.origin) }
      return finding?.finding.severity == .critical ? .refused : nil
    case .check:
      guard check(step.subject)?.severity == .blocker else { return nil }
      let state = assessment.results.first { $0.check == step.subject }?.state
      return state?.isRefused ?? false ? .refused : .unanswered
    }
  }

  /// Whether rule 2 fires for what the persona wrote.
  private func isRefusal(_ step: Counterfactual.Step, _ assessment: Assessment) -> Bool {
    let refusals = assessment.decision.fired.first { $0.number == 2 }?.reasons.flatMap(\.evidence) ?? []
    return refusals.contains { refusal in step.evidence.contains { $0.document == refusal.document } }
  }

  private func shown(_ blocker: Blocker) -> TopBlocker {
    let steps = blocker.steps.map(\.step)
    return TopBlocker(
      text: words(for: steps), services: blocker.services, owner: owners(of: blocker),
      due: steps.compactMap(\.due).min(),
      effort: steps.compactMap(\.effort).first)
  }

  private func words(for steps: [Counterfactual.Step]) -> String {
    guard let first = steps.first else { return "" }
    if first.kind == .check, let check = check(first.subject) { return check.question }
    return first.kind == .finding && steps.count > 1
      ? "Close \(steps.count) Critical findings" : capitalised(first.text)
  }

  private func owners(of blocker: Blocker) -> String {
    var owners: [String] = []
    for (step, service) in blocker.steps {
      if let owner = step.owner(in: service), !owners.contains(owner) { owners.append(owner) }
    }
    let shown = owners.prefix(3).joined(separator: ", ")
    return owners.isEmpty ? "nobody" : owners.count > 3 ? "\(shown) and \(owners.count - 3) more" : shown
  }

  /// Those in force first, then those that waive nothing although somebody signed them; what ran out is left to the site.
  func signedWaivers() -> [SignedWaiver] {
    let waivers = map.records.compactMap { record -> SignedWaiver? in
      guard case .waiver(let waiver) = record.details, let standing = map.standings.waiver(record),
        standing.state == .inForce || standing.state == .void
      else { return nil }
      var status = standing.state.status
      if !standing.faults.isEmpty { status.word += ": \(standing.faults.joined(separator: "; "))" }
      return SignedWaiver(
        question: waiver.check.map { check($0)?.question ?? $0 } ?? record.title, service: record.service,
        author: waiver.author, approver: waiver.approver, until: waiver.expires, reason: waiver.reason,
        isInForce: standing.state == .inForce, status: status)
    }
    return waivers.filter(\.isInForce).sorted(by: endsFirst) + waivers.filter { !$0.isInForce }.sorted(by: endsFirst)
  }
}

extension Counterfactual.Step {
  /// As the step says; a review is its persona's to write, and all else the service's owner's to see to.
  func owner(in service: Service) -> String? { owner ?? (kind == .review ? subject : service.owner) }
}

/// The one that runs out first; what has no end comes last.
private func endsFirst(_ a: SignedWaiver, _ b: SignedWaiver) -> Bool {
  (a.until?.number ?? .max) < (b.until?.number ?? .max)
}

/// How much something stands in the way of a GO.
private enum BlockerGravity: Int {
  case stop
  /// Somebody said no, or something failed.
  case refused
  case unanswered
  /// A review that nobody wrote, and the like.
  case missing
}

/// What is one thing on every service; all Critical findings together are one.
private struct BlockerKey: Hashable {
  var kind: Counterfactual.Step.Kind
  var subject: String

  init(_ step: Counterfactual.Step) { (kind, subject) = (step.kind, step.kind == .finding ? "" : step.subject) }
}

/// The steps of one thing, from the worst service on.
private struct Blocker {
  var gravity: BlockerGravity
  /// Of its worst service.
  var place: Int
  var steps: [(step: Counterfactual.Step, service: Service)] = []
  /// Their ids, each once.
  var services: [String] = []

  init(gravity: BlockerGravity, place: Int) { (self.gravity, self.place) = (gravity, place) }

  var rank: (Int, Int, Int, String) { (gravity.rawValue, -services.count, place, steps.first?.step.text ?? "") }

  mutating func add(_ step: Counterfactual.Step, of service: Service, _ gravity: BlockerGravity) {
    if gravity.rawValue < self.gravity.rawValue { self.gravity = gravity }
    steps.append((step, service))
    if services.last != service.id { services.append(service.id) }
  }
}
