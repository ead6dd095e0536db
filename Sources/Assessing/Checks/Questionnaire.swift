package import Diagnostics
package import ReportModel

/// A rubric made ready to be asked: no check twice, its claims and its probes looked up.
///
/// It grows with the portfolios that it is asked about, and has looked up for the next what they have in common.
package struct Questionnaire: Sendable {
  package let rubric: Rubric
  let checks: [Check]
  let byID: [String: Check]
  private(set) var claims: ClaimTable
  let probes: [String: Probe]
  private var path: String? { rubric.path }

  package init(_ rubric: Rubric, into log: inout DiagnosticLog) {
    var seen: Set<String> = []
    self.rubric = rubric
    checks = rubric.checks.filter { check in
      let isNew = seen.insert(check.id).inserted
      if !isNew { log.emit(.duplicateCheck(check, in: rubric.path)) }
      return isNew
    }
    byID = Dictionary(uniqueKeysWithValues: checks.map { ($0.id, $0) })
    claims = ClaimTable(checks.map { ($0.id, $0.claims) })
    probes = Dictionary(uniqueKeysWithValues: Probe.all.map { ($0.name, $0) })
    report(into: &log)
  }

  /// Prepares for the items of a portfolio's checklists and reviews.
  mutating func learn(itemsOf records: [Record]) {
    for record in records { claims.learn(record.checklistItems.lazy.filter { $0.check == nil }.map(\.text)) }
  }

  /// Those that are asked of a service of this tier, in the rubric's order.
  ///
  /// - Parameter stage: The service's lifecycle; without one, or with one that is no word for it, nobody knows what to leave
  ///   out, so everything is asked.
  func checks(forTier tier: Int, stage: String? = nil) -> [Check] {
    let stage = stage.flatMap { knows(stage: $0) ? $0 : nil }
    return checks.filter { check in
      guard check.tiers.isEmpty || check.tiers.contains(tier) else { return false }
      guard let stage, !check.stages.isEmpty else { return true }
      return check.stages.contains { foldedName($0) == foldedName(stage) }
    }
  }

  /// The rubric's words for a lifecycle, and the usual ones.
  func knows(stage: String) -> Bool { stages.contains(foldedName(stage)) }

  private var stages: Set<String> { Lifecycle.usual.union(checks.flatMap(\.stages).map { foldedName($0) }) }

  /// What to say of a service whose lifecycle is no word for one; `nil` where nothing depends on it.
  func unknownLifecycle(of service: Service) -> Diagnostic? {
    guard let stage = service.lifecycle, !stage.isEmpty, checks.contains(where: { !$0.stages.isEmpty }),
      !knows(stage: stage)
    else { return nil }
    return .unknownLifecycle(stage, of: service, known: stages.sorted())
  }

  /// What the rubric's author should mend.
  private func report(into log: inout DiagnosticLog) {
    for check in checks {
      if let name = check.probe, probes[name] == nil {
        log.emit(.unknownProbe(name, check: check, known: probes.keys.sorted(), in: path))
      }
      if check.probe == nil, check.claims.isEmpty { log.emit(.unanswerable(check, in: path)) }
      for stage in check.stages where !Lifecycle.usual.contains(foldedName(stage)) {
        guard let meant = suggestion(for: foldedName(stage), among: Lifecycle.usual.sorted()) else { continue }
        log.emit(.unknownStage(stage, meant: meant, check: check, in: path))
      }
      if let weight = check.weight, !(weight.isFinite && weight >= 0) {
        log.emit(.weight(weight, check: check, in: path))
      }
      for claim in check.claims {
        if case .ambiguous(let ids) = claims.match(claim) {
          log.emit(.ambiguousClaim(claim, of: check, checks: ids, in: path))
        }
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func duplicateCheck(_ check: Check, in path: String?) -> Diagnostic {
    Diagnostic(
      .duplicateCheck, .error, "the rubric asks \"\(check.id)\" twice; the first is used",
      help: "Rename or remove one of the two.", at: check.location(in: path))
  }

  fileprivate static func unknownProbe(
    _ name: String, check: Check, known: [String], in path: String?
  ) -> Diagnostic {
    let meant = suggestion(for: name, among: known).map { "Did you mean \"\($0)\"? " } ?? ""
    return Diagnostic(
      .unknownProbe, .error, "check \"\(check.id)\" names the probe \"\(name)\", which does not exist",
      help: "\(meant)The probes are: \(known.joined(separator: ", ")).", at: check.location(in: path))
  }

  fileprivate static func unknownStage(_ stage: String, meant: String, check: Check, in path: String?) -> Diagnostic {
    Diagnostic(
      .unknownStage, .warning,
      "check \"\(check.id)\" is asked only in the stage \"\(stage)\", which no service may have",
      help: "Did you mean `\(meant)`?", at: check.location(in: path))
  }

  fileprivate static func unanswerable(_ check: Check, in path: String?) -> Diagnostic {
    Diagnostic(
      .unanswerableCheck, .warning,
      "check \"\(check.id)\" has neither a probe nor claims, so only items that name its id answer it",
      help: "Add the words by which checklists speak of it under `claims:`.", at: check.location(in: path))
  }

  fileprivate static func weight(_ weight: Double, check: Check, in path: String?) -> Diagnostic {
    Diagnostic(
      .weightOutOfRange, .error, "check \"\(check.id)\" has the weight \(weight), and its severity's is used",
      help: "Give a number from 0 to 1000, or remove `weight:`.", at: check.location(in: path))
  }

  fileprivate static func ambiguousClaim(
    _ claim: String, of check: Check, checks: [String], in path: String?
  ) -> Diagnostic {
    Diagnostic(
      .ambiguousClaim, .warning, "the claim \"\(claim)\" stands for several checks: \(checks.joined(separator: ", "))",
      help: "Leave it to one of them; an item with these words answers none until then.",
      at: check.location(in: path))
  }
}

extension Check {
  /// `nil` for a check that was made in memory.
  fileprivate func location(in path: String?) -> FileLocation? {
    path.map { FileLocation(path: $0, line: line, column: column) }
  }
}
