import ReportModel

extension Site {
  /// `data/v1/brief.json`: what the leadership brief says that no other file has in this form.
  func briefData() -> JSONValue {
    .object([
      "as_of": .text(report.asOf.iso), "compared_with": .optional(report.changes?.since?.iso),
      "sentence": .text(portfolioSentence(report)), "change": .text(changeSentence),
      "services": .list(
        report.assessments.worstFirst().map { assessment in
          .object([
            "id": .text(assessment.service.id), "decision": .text(assessment.decision.word.rawValue),
            "before": .optional(map.changes[assessment.service.id]?.decision.before?.rawValue),
            "reason": .text(reasonSentence(assessment)),
            "checks": .whole(assessment.results.count(where: \.state.isCounted)),
          ])
        }),
      "blockers": .list(topBlockers().map(blockerData)), "waivers": .list(signedWaivers().map(waiverData)),
    ])
  }

  private func blockerData(_ blocker: TopBlocker) -> JSONValue {
    .object([
      "text": .text(blocker.text), "services": .texts(blocker.services), "owner": .text(blocker.owner),
      "due": .optional(blocker.due?.iso), "effort": .optional(blocker.effort),
    ])
  }

  private func waiverData(_ waiver: SignedWaiver) -> JSONValue {
    .object([
      "check": .optional(waiver.check), "question": .text(waiver.question), "service": .optional(waiver.service),
      "approver": .optional(waiver.approver),
      "author": .optional(waiver.author), "until": .optional(waiver.until?.iso), "reason": .optional(waiver.reason),
      "status": .text(waiver.status.word),
    ])
  }
}
