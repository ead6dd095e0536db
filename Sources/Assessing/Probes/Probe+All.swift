extension Probe {
  /// Every probe that a rubric may name.
  static let all = [
    serviceDeclared, ownerDeclared, tierDeclared, sloStated,
    sloWindow, sloAttainable, latencyObjective, latencyWarning,
    sloMeasured, decisionRecordStatus, decisionRecordSettled, decisionRecordCurrent,
    decisionRecordSuccessor, debtDocumented, debtScheduled, debtOverdue,
    requiredReviews, criticalFindings, highFindings, findingsOwned,
    findingsYoung, reviewsFresh, findingsCited, securityReview,
    personasDefined, personaSections, personaBudget, indicatorsReadable,
    checklistAnswered,
  ]
}
