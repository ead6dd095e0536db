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
  var status: Status
}

extension Site {
  /// Five at most: what makes a NO-GO before what is only missing, then what the most services need.
  func topBlockers() -> [TopBlocker] {
    var steps: [StepKey: [(service: Service, step: Counterfactual.Step)]] = [:]
    for assessment in report.assessments {
      for way in assessment.counterfactuals where way.goal == .go {
        for step in way.steps { steps[StepKey(step.kind, step.subject), default: []].append((assessment.service, step)) }
      }
    }
    let ranked = report.fixes.enumerated().sorted { rank($0.element, $0.offset) < rank($1.element, $1.offset) }
    return ranked.prefix(5).map { _, fix in blocker(fix, steps[StepKey(fix.kind, fix.subject)] ?? []) }
  }

  private func rank(_ fix: SharedFix, _ place: Int) -> (Int, Int, Int, Int) {
    (isGrave(fix) ? 0 : 1, -fix.services.count, -fix.unblocks.count, place)
  }

  /// Whether it can make a NO-GO by itself.
  private func isGrave(_ fix: SharedFix) -> Bool {
    switch fix.kind {
    case .stop, .finding, .budget: true
    case .check: check(fix.subject)?.severity == .blocker
    case .review, .condition, .scope: false
    }
  }

  private func blocker(
    _ fix: SharedFix, _ steps: [(service: Service, step: Counterfactual.Step)]
  ) -> TopBlocker {
    let words = fix.kind == .check ? check(fix.subject)?.question : nil
    var owners: [String] = []
    for (service, step) in steps {
      let owner = step.owner ?? service.owner ?? "nobody"
      if !owners.contains(owner) { owners.append(owner) }
    }
    let shown = owners.prefix(3).joined(separator: ", ")
    return TopBlocker(
      text: words ?? capitalised(fix.text), services: fix.services,
      owner: owners.count > 3 ? "\(shown) and \(owners.count - 3) more" : owners.isEmpty ? "nobody" : shown,
      due: steps.compactMap(\.step.due).min(), effort: steps.compactMap(\.step.effort).first)
  }

  /// Those in force first, then those that waive nothing although somebody signed them; what ran out is left to the site.
  func signedWaivers() -> [SignedWaiver] {
    let waivers = map.records.compactMap { record -> SignedWaiver? in
      guard case .waiver(let waiver) = record.details, !waiver.isExpired(on: report.asOf) else { return nil }
      let faults = report.waiverFaults[record.id] ?? waiver.faults.map(\.rawValue)
      let status =
        faults.isEmpty
        ? Status(word: "in force", tone: .half)
        : Status(word: "waives nothing: \(faults.joined(separator: ", "))", tone: .bad)
      return SignedWaiver(
        question: waiver.check.map { check($0)?.question ?? $0 } ?? record.title, service: record.service,
        author: waiver.author, approver: waiver.approver, until: waiver.expires, reason: waiver.reason, status: status)
    }
    let latest = Int.max
    return waivers.enumerated().sorted { a, b in
      (a.element.status.tone == .half ? 0 : 1, a.element.until?.number ?? latest, a.offset)
        < (b.element.status.tone == .half ? 0 : 1, b.element.until?.number ?? latest, b.offset)
    }.map(\.element)
  }
}

private struct StepKey: Hashable {
  var kind: Counterfactual.Step.Kind
  var subject: String

  init(_ kind: Counterfactual.Step.Kind, _ subject: String) { (self.kind, self.subject) = (kind, subject) }
}
