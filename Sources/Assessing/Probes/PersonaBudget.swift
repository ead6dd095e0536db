import ReportModel

extension Probe {
  /// A definition fits its budget of 1,500 tokens, as estimated.
  static let personaBudget = Probe("persona-budget", looksAt: "persona") { view in
    .tally(view.personaDefinitions, "personas are estimated at 1500 tokens or fewer") { record in
      record.personaDefinition.map { $0.tokensEstimate <= 1500 } ?? false
    }
  }
}
