/// What a persona's definition is held against.
extension Persona {
  /// A definition that is longer leaves too little room for what it is to judge.
  public static let tokenBudget = 1500

  /// A part that a definition should have.
  public struct Part: Hashable, Sendable {
    public var name: String
    /// Words of which its heading has one, in lower case.
    public var words: [String]
  }

  public static let parts = [
    Part(name: "identity", words: ["identity", "role", "overview"]),
    Part(name: "characteristics", words: ["characteristic", "principle", "philosophy", "mindset"]),
    Part(name: "responsibilities", words: ["responsibilit"]),
    Part(name: "expertise", words: ["expertise", "capabilit"]),
    Part(name: "review protocol", words: ["protocol", "framework", "workflow", "question"]),
    Part(name: "communication", words: ["communication"]),
    Part(name: "output", words: ["output", "template", "deliverable"]),
  ]

  /// The parts that no heading speaks of.
  public var missingParts: [Part] {
    let headings = sections.map(\.asciiLowercased)
    return Self.parts.filter { part in
      !headings.contains { heading in part.words.contains { heading.containsBytes($0) } }
    }
  }
}
