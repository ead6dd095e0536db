import ReportModel

extension Probe {
  /// Whoever must review, or has, has a definition to be read.
  static let personasDefined = Probe(
    "personas-defined", without: "no persona must review, and none has reviewed", isFine: .always
  ) {
    view in
    let keys = Set((view.requiredStandings + view.otherStandings).map { foldedName($0.name) })
    guard !keys.isEmpty else { return nil }
    let defined = keys.filter { view.index.personas[$0] != nil }
    let reason = Trait("reviewing persona", "reviewing personas", "is", "are", "defined")
      .sentence(defined.count, of: keys.count)
    let evidence = view.personaDefinitions.map(\.origin)
    if defined.count == keys.count { return CheckAnswer(.pass, reason, evidence: evidence) }
    return CheckAnswer(
      defined.isEmpty ? .fail : .partial(done: defined.count, of: keys.count), reason, evidence: evidence)
  }
}
