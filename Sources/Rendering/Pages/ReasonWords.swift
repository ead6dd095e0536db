import ReportModel

/// Reasons as a reader of the site is told them: by a check's question, where data and terminal give its id.
extension Site {
  /// The first reason of the rule that decides, and how many more there are: its own, and those of the other rules that fire.
  func shortReason(_ assessment: Assessment) -> String? {
    let decision = assessment.decision
    let end = decision.validUntil.map { "valid until \($0.iso)" }
    guard let first = decision.fired.first, let reason = first.reasons.first else { return end }
    let more = decision.countOfReasons - 1
    let words =
      words(reason, assessment) + (more > 0 ? ", and \(counted(more, "more reason", "more reasons"))" : "")
    return [words, end].compactMap(\.self).joined(separator: "; ")
  }

  /// `“Are callers limited?” is waived (team-a, until 2026-12-18)`: what a GO depends on, the first three; `nil` for any other
  /// decision.
  func conditionWords(_ assessment: Assessment) -> String? {
    let decision = assessment.decision
    guard decision.word == .goWithConditions, let rule = decision.fired.first else { return nil }
    let steps = assessment.counterfactuals.first { $0.goal == .go }?.steps ?? []
    let parts = rule.reasons.prefix(3).map { reason in
      let step = steps.first { step in
        step.kind == .check ? step.subject == reason.check : reason.check == nil && step.evidence == reason.evidence
      }
      let bounds = [step?.owner, step?.due.map { "until \($0.iso)" }].compactMap(\.self)
      let words = reason.check == nil ? withoutRemark(reason.text) : words(reason, assessment)
      return bounds.isEmpty ? words : "\(words) (\(bounds.joined(separator: ", ")))"
    }
    let more = decision.countOfReasons - parts.count
    return (parts + (more > 0 ? [counted(more, "more condition", "more conditions")] : [])).joined(separator: "; ")
  }

  /// `“Can a bad deployment be rolled back?” fails`.
  func words(_ reason: FiredRule.Reason, _ assessment: Assessment) -> String {
    guard let id = reason.check, let check = check(id), let state = state(of: id, assessment) else {
      return reason.text
    }
    return "\u{201C}\(check.question)\u{201D} \(state.predicate)"
  }

  func reasonView(_ reason: FiredRule.Reason, _ assessment: Assessment, at page: String) -> ServicePageView.ReasonView {
    let places = reason.evidence.map { evidence($0, from: page) }
    guard let id = reason.check, let check = check(id), let state = state(of: id, assessment) else {
      return ServicePageView.ReasonView(text: reason.text, check: [], state: [], evidence: places)
    }
    let link = LinkView(text: check.question, href: relativeLink(from: page, to: ruleAddress(id)))
    let rank = [check.severity.rawValue, remark(reason.text)].compactMap { $0 }.joined(separator: ", ")
    return ServicePageView.ReasonView(text: rank, check: [link], state: [StatusView(state.status)], evidence: places)
  }

  private func state(of check: String, _ assessment: Assessment) -> CheckState? {
    assessment.results.first { $0.check == check }?.state
  }
}

/// What a reason says in brackets at its end.
private func remark(_ text: String) -> String? {
  openingOfRemark(text).map { String(text[text.utf8.index(after: $0)..<text.utf8.index(before: text.endIndex)]) }
}

/// `the rest (until 2026-12-18)`
private func withoutRemark(_ text: String) -> String {
  guard let open = openingOfRemark(text) else { return text }
  let head = text.utf8[..<open]
  return String(decoding: head.last == UInt8(ascii: " ") ? head.dropLast() : head, as: UTF8.self)
}

private func openingOfRemark(_ text: String) -> String.Index? {
  text.utf8.last == UInt8(ascii: ")") ? text.utf8.lastIndex(of: UInt8(ascii: "(")) : nil
}
