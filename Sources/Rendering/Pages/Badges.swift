import ReportModel

extension Site {
  /// Two for each service: its decision, and its verified score with the coverage.
  func badges() -> [PlannedPage] {
    report.assessments.flatMap { assessment -> [PlannedPage] in
      let id = assessment.service.id
      let decision = assessment.decision.word.status
      return [
        badge(Self.decisionBadge(id), BadgeView(label: id, value: decision.word, tone: decision.tone)),
        badge(Self.scoreBadge(id), scoreBadge(assessment)),
      ]
    }
  }

  private static func decisionBadge(_ service: String) -> String { "badges/\(service).svg" }
  private static func scoreBadge(_ service: String) -> String { "badges/score/\(service).svg" }

  func badgeLinks(_ service: String, from page: String) -> [LinkView] {
    [
      LinkView(text: "the decision", href: relativeLink(from: page, to: Self.decisionBadge(service))),
      LinkView(text: "the verified score", href: relativeLink(from: page, to: Self.scoreBadge(service))),
    ]
  }

  /// Markdown for both, each a link to the service's page; where the site's address is not known, a stand-in for it.
  func badgeMarkup(_ service: String) -> String {
    let base = settings.baseURL ?? "https://ADDRESS-OF-THE-SITE/"
    let page = base + serviceAddress(service)
    return [("decision", Self.decisionBadge(service)), ("verified", Self.scoreBadge(service))]
      .map { "[![\(service): \($0)](\(base)\($1))](\(page))\n" }.joined()
  }

  private func badge(_ address: String, _ view: BadgeView) -> PlannedPage {
    PlannedPage(address: address, bytes: { _, _ in theme.file(.badge, view) })
  }

  /// In the decision's tone: a number alone says nothing about whether it is enough.
  private func scoreBadge(_ assessment: Assessment) -> BadgeView {
    let tone = assessment.decision.word.status.tone
    let text = assessment.score.map { "\($0.verified.percentText) of 100, coverage \($0.coverageText)" }
    return BadgeView(label: "\(assessment.service.id) verified", value: text ?? "no number", tone: tone)
  }
}
