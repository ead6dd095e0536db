import ReportModel

extension Site {
  /// Two for each service: its decision, and its verified score with the coverage.
  func badges() -> [PlannedPage] {
    report.assessments.flatMap { assessment -> [PlannedPage] in
      let id = assessment.service.id
      let decision = assessment.decision.word.status
      return [
        badge("badges/\(id).svg", BadgeView(label: id, value: decision.word, tone: decision.tone)),
        badge("badges/score/\(id).svg", scoreBadge(assessment)),
      ]
    }
  }

  private func badge(_ address: String, _ view: BadgeView) -> PlannedPage {
    PlannedPage(address: address, bytes: { _, _ in theme.file(.badge, view) })
  }

  /// In the decision's tone: a number alone says nothing about whether it is enough.
  private func scoreBadge(_ assessment: Assessment) -> BadgeView {
    let tone = assessment.decision.word.status.tone
    let text = assessment.score.map { "\($0.verified.percentText) of 100, \($0.coverageText)" }
    return BadgeView(label: "\(assessment.service.id) verified", value: text ?? "no number", tone: tone)
  }
}
