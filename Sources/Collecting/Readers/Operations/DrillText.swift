import Diagnostics
import Markdown
import ReportModel

/// What a report says of itself when nothing happened: it tells of a drill, and no incident.
enum DrillText {
  /// `Type: drill`, `Severity: n/a (drill)`.
  static func field(_ header: HeaderFields) -> Field? {
    if let type = header.values(typeNames).first(where: { isDrill(foldedWords($0.value)) }) { return type }
    return header.values(incidentSeverityNames).first { field in
      let words = foldedWords(field.value)
      return words.starts(with: ["n", "a"]) && isDrill(words.dropFirst(2)) || isDrill(words[...])
    }
  }

  /// The same of a whole document, in a field, or in a sentence in a frame or in bold: `> **SYNTHETIC DRILL - not a real
  /// event**`.
  static func field(of document: Document) -> Field? {
    if let field = field(document.header) { return field }
    return document.content.blocks.lazy.filter { $0.headingLevel == nil }.compactMap { block -> Field? in
      guard let line = block.text.first, block.isQuoted || line.lead == line.text,
        case let words = foldedWords(withoutLeadingMark(line.text)),
        sentences.contains(where: { words.starts(with: $0) })
      else { return nil }
      return Field(name: "", value: line.text, line: line.number)
    }.first
  }

  private static func isDrill(_ words: some Collection<String>) -> Bool {
    let words = Array(words.drop { fillers.contains($0) })
    return words.first.map(drillWords.contains) ?? false || words.starts(with: ["game", "day"])
  }

  static var understood: [Understanding.Row] {
    [
      .init("No incident but a drill: fields", typeNames),
      .init("No incident but a drill: the field, or the severity, begins with", drillWords.sorted(by: byBytes)),
      .init(
        "No incident but a drill: a sentence in a frame begins with", sentences.map { $0.joined(separator: " ") }),
    ]
  }

  private static let typeNames = ["type", "incident type", "event type", "kind of event"]
  private static let drillWords: Set<String> = [
    "drill", "exercise", "simulation", "simulated", "gameday", "tabletop", "rehearsal", "simulacro", "übung",
  ]
  private static let fillers: Set<String> = ["a", "an", "synthetic", "planned", "scheduled", "fire"]
  private static let sentences = [
    "synthetic drill", "this is a drill", "this was a drill", "this is an exercise", "this was an exercise",
    "this is a synthetic drill", "this was a synthetic drill", "drill not a real", "exercise not a real",
    "not a real incident", "not a real production", "simulated incident",
  ].map { foldedWords($0) }
}

extension Diagnostic {
  static func drill(_ field: Field, at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .incidentDrill, .note, "says that it tells of a drill, \"\(field.value)\", so it is no incident",
      help: "Nothing, unless something did happen.", at: place)
  }
}

extension Diagnostic.ID {
  static let incidentDrill: Self = "incident.drill"
}
