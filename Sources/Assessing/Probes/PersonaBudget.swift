import ReportModel

extension Probe {
  /// A definition fits its budget of tokens, as estimated.
  static let personaBudget = Probe("persona-budget", without: "there is no persona", isFine: .always) { view in
    .tally(
      view.personaDefinitions,
      Trait("persona", "personas", "is", "are", "estimated at \(Persona.tokenBudget) tokens or fewer")
    ) { record in
      record.personaDefinition.map { $0.tokensEstimate <= Persona.tokenBudget } ?? false
    }
  }
}
