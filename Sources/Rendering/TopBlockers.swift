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
  /// Nobody stated it: it follows from how long a finding may be open.
  var isDueByAge = false
  /// There are later ones too.
  var isFirstDue = false
  /// As stated for a single step. Of several, most state none, and what the rest state is no effort for all of them.
  var effort: String?
}

/// A failure that somebody accepted.
struct SignedWaiver: Hashable, Sendable {
  /// As the waiver names it.
  var check: String?
  var question: String
  var service: String?
  var author: String?
  var approver: String?
  var until: Day?
  var reason: String?
  var state: WaiverStanding.State
  var status: Status
}

extension Site {
  /// Five at most: what makes a NO-GO before what is only missing, then what the most services need, the worst of them first.
  func topBlockers() -> [TopBlocker] {
    var blockers: [BlockerKey: Blocker] = [:]
    for (place, assessment) in report.assessments.worstFirst().enumerated() {
      guard let way = assessment.counterfactuals.first(where: { $0.goal == .go }) else { continue }
      let standing = StepStanding(assessment)
      for step in way.steps {
        let gravity = gravity(of: step, assessment, standing)
        let key = BlockerKey(step, isCritical: standing.isCritical(step))
        blockers[key, default: Blocker(gravity: gravity, place: place)].add(step, of: assessment, gravity)
      }
    }
    return blockers.sorted { $0.value.rank < $1.value.rank }.prefix(5).map { shown($0.value, as: $0.key) }
  }

  private func gravity(
    of step: Counterfactual.Step, _ assessment: Assessment, _ standing: StepStanding
  ) -> BlockerGravity {
    switch step.kind {
    case .stop: return .stop
    case .budget: return .refused
    case .review: return standing.isRefusal(step) ? .refused : .missing
    case .scope: return .missing
    case .condition: return isUnbounded(step, assessment) ? .unbounded : .bounded
    case .finding:
      return standing.isCritical(step) ? .refused : isUnbounded(step, assessment) ? .unbounded : .bounded
    case .check:
      let state = standing.states[step.subject]
      guard check(step.subject)?.severity == .blocker else {
        return state != .waived && isUnbounded(step, assessment) ? .unbounded : .bounded
      }
      return state == .waived ? .bounded : state?.isRefused ?? false ? .refused : .unanswered
    }
  }

  /// Rule 6 makes a NO-GO of it: nobody has it, or there is no day to come by which it is to be met.
  private func isUnbounded(_ step: Counterfactual.Step, _ assessment: Assessment) -> Bool {
    guard assessment.decision.rule == 6, assessment.decision.word == .noGo else { return false }
    return step.owner == nil || step.due.map { $0 < report.asOf } ?? true
  }

  private func shown(_ blocker: Blocker, as key: BlockerKey) -> TopBlocker {
    let steps = blocker.steps.map(\.step)
    let days = steps.map(due).filter { $0.day != nil }.sorted { ($0.day?.number ?? 0) < ($1.day?.number ?? 0) }
    return TopBlocker(
      text: words(for: blocker, as: key), services: blocker.services, owner: owners(of: blocker),
      due: days.first?.day, isDueByAge: days.first?.note != nil,
      isFirstDue: Set(days.compactMap(\.day)).count > 1, effort: steps.count == 1 ? steps[0].effort : nil)
  }

  private func words(for blocker: Blocker, as key: BlockerKey) -> String {
    guard let first = blocker.steps.first?.step else { return "" }
    if first.kind == .check, let check = check(first.subject) {
      return "\(check.question) It \(enumerated(blocker.answers(to: first.subject)))"
    }
    if first.kind == .review {
      let names = blocker.services.map { map.assessments[$0]?.service.name ?? $0 }
      return
        "Have \(first.owner ?? first.subject) review \(names.count == 1 ? names[0] : "each of them") and let it pass"
    }
    return key.isAllCritical && blocker.steps.count > 1
      ? "Close \(blocker.steps.count) Critical findings" : capitalised(first.text)
  }

  private func owners(of blocker: Blocker) -> String {
    var owners: [String] = []
    for (step, assessment) in blocker.steps {
      if let owner = step.owner(in: assessment.service), !owners.contains(owner) { owners.append(owner) }
    }
    return owners.isEmpty ? noneStated : firstNames(owners)
  }

  /// Those first that ran out while their check still fails, then those in force, then those that waive nothing although
  /// somebody signed them; what ran out and is needed no more is left to the site.
  func signedWaivers() -> [SignedWaiver] {
    let missed = Set(
      report.assessments.flatMap { assessment in
        assessment.results.filter { $0.state == .waiverExpired }.map { [assessment.service.id, $0.check] }
      })
    let waivers = map.records.compactMap { record -> SignedWaiver? in
      guard case .waiver(let waiver) = record.details, let standing = map.standings.waiver(record) else { return nil }
      switch standing.state {
      case .inForce, .void: break
      case .ended:
        guard missed.contains([record.service ?? "", waiver.check ?? ""]) else { return nil }
      case .ahead, .replaced: return nil
      }
      var status = standing.status
      if !standing.faults.isEmpty { status.word += ": \(standing.faults.joined(separator: "; "))" }
      return SignedWaiver(
        check: waiver.check,
        question: waiver.check.map { check($0)?.question ?? $0 } ?? record.title, service: record.service,
        author: waiver.author, approver: waiver.approver, until: waiver.expires, reason: waiver.reason,
        state: standing.state, status: status)
    }
    return [WaiverStanding.State.ended, .inForce, .void].flatMap { state in
      waivers.filter { $0.state == state }.sorted(by: endsFirst)
    }
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
  /// A condition that nobody has, or that has no day to come.
  case unbounded
  case unanswered
  /// A review that nobody wrote, and the like.
  case missing
  /// Somebody has it until a day to come, or it is waived: it keeps a GO from being without conditions.
  case bounded
}

/// What the steps of one service are looked up in: a review may hold thousands of findings.
private struct StepStanding {
  /// Of the checks.
  var states: [String: CheckState]
  /// Of the open findings the first at each place, by its rank among them.
  private var findings: [Origin: (rank: Int, isCritical: Bool)]
  /// For which rule 2 fires.
  private var refused: Set<DocumentID>

  init(_ assessment: Assessment) {
    states = Dictionary(assessment.results.map { ($0.check, $0.state) }) { first, _ in first }
    let open = assessment.openFindings.enumerated().map { rank, open in
      (open.origin, (rank: rank, isCritical: open.finding.severity == .critical))
    }
    findings = Dictionary(open) { first, _ in first }
    let rule = assessment.decision.fired.first { $0.number == 2 }
    refused = Set(rule?.reasons.flatMap(\.evidence).map(\.document) ?? [])
  }

  func isCritical(_ step: Counterfactual.Step) -> Bool {
    guard step.kind == .finding else { return false }
    return step.evidence.compactMap { findings[$0] }.min { $0.rank < $1.rank }?.isCritical ?? false
  }

  /// Whether rule 2 fires for what the persona wrote.
  func isRefusal(_ step: Counterfactual.Step) -> Bool { step.evidence.contains { refused.contains($0.document) } }
}

/// What is one thing on every service; all Critical findings together are one.
private struct BlockerKey: Hashable {
  var kind: Counterfactual.Step.Kind
  var subject: String
  var isAllCritical: Bool

  init(_ step: Counterfactual.Step, isCritical: Bool) {
    (kind, subject, isAllCritical) = (step.kind, isCritical ? "" : step.subject, isCritical)
  }
}

/// The steps of one thing, from the worst service on.
private struct Blocker {
  var gravity: BlockerGravity
  /// Of its worst service.
  var place: Int
  var steps: [(step: Counterfactual.Step, assessment: Assessment)] = []
  /// Their ids, each once.
  var services: [String] = []

  init(gravity: BlockerGravity, place: Int) { (self.gravity, self.place) = (gravity, place) }

  var rank: (Int, Int, Int, String) { (gravity.rawValue, -services.count, place, steps.first?.step.text ?? "") }

  mutating func add(_ step: Counterfactual.Step, of assessment: Assessment, _ gravity: BlockerGravity) {
    if gravity.rawValue < self.gravity.rawValue { self.gravity = gravity }
    steps.append((step, assessment))
    if services.last != assessment.service.id { services.append(assessment.service.id) }
  }

  /// `fails for 1`, `is unknown for 2`: what somebody refused first; of a single state without its number.
  func answers(to check: String) -> [String] {
    let all = steps.compactMap { step in step.assessment.results.first { $0.check == check }?.state }
    let states = all.filter(\.isRefused) + all.filter { !$0.isRefused }
    // How much of it is done differs from service to service.
    let words =
      states.count == 1 ? states.map(\.predicate) : states.map { ($0.isPartial ? .barePartial : $0).predicate }
    var counts: [(word: String, count: Int)] = []
    for word in words {
      if let place = counts.firstIndex(where: { $0.word == word }) {
        counts[place].count += 1
      } else {
        counts.append((word, 1))
      }
    }
    return counts.count == 1 ? [counts[0].word] : counts.map { "\($0.word) for \($0.count)" }
  }
}
