extension Probe {
  /// Every probe that a rubric may name.
  static let all = [
    ownerDeclared, tierDeclared, sloStated, sloWindow,
    latencyObjective, latencyWarning, sloMeasured, errorBudgets, decisionRecordStatus,
    decisionRecordSettled, decisionRecordCurrent, debtDocumented, debtOverdue,
    requiredReviews, criticalFindings, highFindings, findingsOwned,
    findingsYoung, findingsCited, securityReview, personasDefined,
    personaSections, personaBudget, indicatorsReadable,
    indicatorsMeasured, indicatorsMet, certificatesFresh, waiversValid,
    runbooksComplete, runbooksCurrent, incidentsTimed, actionsOverdue,
    loadTestCurrent, loadTestPassed, loadTestHeadroom, deploymentsApproved,
    plansEstimated, automationPays,
  ]
}
