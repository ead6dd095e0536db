import ReportModel

/// Reasons as a reader of the site is told them: by a check's question, where data and terminal give its id.
extension Site {
  /// The first reason of the rule that decides, and how many more there are: its own, and those of the other rules that fire.
  func shortReason(_ assessment: Assessment) -> String? {
    guard let first = assessment.decision.fired.first, let reason = first.reasons.first else {
      return assessment.decision.validUntil.map { "valid until \($0.iso)" }
    }
    let more = assessment.decision.countOfReasons - 1
    let words = words(reason, assessment)
    return more > 0 ? "\(words), and \(counted(more, "more reason", "more reasons"))" : words
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
  let bytes = text.utf8
  guard bytes.last == UInt8(ascii: ")"), let open = bytes.lastIndex(of: UInt8(ascii: "(")) else { return nil }
  return String(text[bytes.index(after: open)..<bytes.index(before: bytes.endIndex)])
}
