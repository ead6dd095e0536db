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
  /// Five at most: what makes a NO-GO before what is only missing, then what the most services need.
  func topBlockers() -> [TopBlocker] {
    var steps: [StepKey: Counterfactual.Step] = [:]
    for assessment in report.assessments {
      for way in assessment.counterfactuals where way.goal == .go {
        for step in way.steps { steps[StepKey(assessment.service.id, step.kind, step.subject)] = step }
      }
    }
    let ranked = report.fixes.enumerated().map { (rank: rank($1, $0), fix: $1) }.sorted { $0.rank < $1.rank }
    return ranked.prefix(5).map { blocker($0.fix, steps) }
  }

  private func rank(_ fix: SharedFix, _ place: Int) -> (Int, Int, Int, Int) {
    (isGrave(fix) ? 0 : 1, -fix.services.count, -fix.unblocks.count, place)
  }

  /// Whether it can make a NO-GO by itself.
  private func isGrave(_ fix: SharedFix) -> Bool {
    switch fix.kind {
    case .stop, .finding, .budget: true
    case .check: check(fix.subject)?.severity == .blocker
    case .review: fix.services.contains { refuses(fix.subject, $0) }
    case .condition, .scope: false
    }
  }

  /// A persona whose review is current and who still has to let the service pass has said no.
  private func refuses(_ persona: String, _ service: String) -> Bool {
    guard let assessment = map.assessments[service], assessment.decision.word == .noGo else { return false }
    return assessment.personas.contains { $0.persona == persona && $0.state == .current }
  }

  private func blocker(_ fix: SharedFix, _ steps: [StepKey: Counterfactual.Step]) -> TopBlocker {
    let own = fix.services.compactMap { steps[StepKey($0, fix.kind, fix.subject)] }
    let words = fix.kind == .check ? check(fix.subject)?.question : nil
    return TopBlocker(
      text: words ?? capitalised(fix.text), services: fix.services, owner: owners(of: fix, steps),
      due: own.compactMap(\.due).min(), effort: own.compactMap(\.effort).first)
  }

  /// As the step says; a review is its persona's to write, and all else the service's owner's to see to.
  private func owners(of fix: SharedFix, _ steps: [StepKey: Counterfactual.Step]) -> String {
    var owners: [String] = []
    for service in fix.services {
      let stated = steps[StepKey(service, fix.kind, fix.subject)]?.owner
      let usual = fix.kind == .review ? fix.subject : map.assessments[service]?.service.owner
      if let owner = stated ?? usual, !owners.contains(owner) { owners.append(owner) }
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

/// The one that runs out first; what has no end comes last.
private func endsFirst(_ a: SignedWaiver, _ b: SignedWaiver) -> Bool {
  (a.until?.number ?? .max) < (b.until?.number ?? .max)
}

/// One step of one service.
private struct StepKey: Hashable {
  var service: String
  var kind: Counterfactual.Step.Kind
  var subject: String

  init(_ service: String, _ kind: Counterfactual.Step.Kind, _ subject: String) {
    (self.service, self.kind, self.subject) = (service, kind, subject)
  }
}
