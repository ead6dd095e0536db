import ReportModel

extension Probe {
  /// A definition says who the persona is, how it reviews and what it hands over.
  static let personaSections = Probe("persona-sections", without: "there is no persona", isFine: .always) {
    view in
    .tally(view.personaDefinitions, Trait("persona", "personas", "has", "have", "all the sections of a definition")) {
      record in
      record.personaDefinition?.missingParts.isEmpty ?? false
    }
  }
}

extension Record {
  /// Where the rows of a persona's table of KPIs stand.
  var indicatorPlaces: [Origin] { (personaDefinition?.indicators ?? []).map { at(line: $0.line) } }

  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var personaDefinition: Persona? {
    guard case .persona(let persona) = details else { return nil }
    return persona
  }
}
