import ReportModel

extension Probe {
  /// A definition says who the persona is, how it reviews and what it hands over.
  static let personaSections = Probe("persona-sections", looksAt: "persona") { view in
    .tally(view.personaDefinitions, "personas have all the sections of a definition") { record in
      guard let persona = record.personaDefinition else { return false }
      return expectedSections.allSatisfy { alternatives in
        persona.sections.contains { heading in alternatives.contains { heading.asciiLowercased.contains($0) } }
      }
    }
  }
}

/// One row for each part of a definition, with the words by which its heading is known.
private let expectedSections = [
  ["identity", "role", "overview"], ["characteristic", "principle", "philosophy", "mindset"], ["responsibilit"],
  ["expertise", "capabilit"], ["protocol", "framework", "workflow", "question"], ["communication"],
  ["output", "template", "deliverable"],
]

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var personaDefinition: Persona? {
    guard case .persona(let persona) = details else { return nil }
    return persona
  }
}
