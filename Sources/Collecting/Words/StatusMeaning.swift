import Markdown
import ReportModel

extension Field {
  /// The day that it states; for what is stated once.
  var days: [StatedDay] { DateText.day(in: value).map { [StatedDay($0, line: line)] } ?? [] }
}

extension Document {
  /// Two titles are two texts, and behind front matter without an end nobody knows where the head begins: what such a text
  /// says twice may be of two things.
  var hasOneHead: Bool {
    content.blocks.first?.kind != .rule
      && content.blocks.count { $0.headingLevel == 1 && $0.depth == 0 && !$0.isQuoted } < 2
  }
}

extension StatedStatus {
  /// A decision record has five states; of everything else it is known whether it is over.
  init(_ field: Field, of kind: RecordKind) {
    self.init(field.value, line: field.line)
    // "Proposed 2026-01-10" may be an entry of a history.
    guard DateText.day(in: words) == nil else { return }
    meaning = kind == .decisionRecord ? decisionMeaning : progressMeaning
  }

  /// What a review concludes.
  init(verdict field: Field) {
    let verdict = VerdictText.verdict(in: field.value)
    self.init(field.value, line: field.line, meaning: verdict == .unrecognised ? nil : verdict.rawValue)
  }

  /// Drafts and the like are states of their own, which go with some of the five.
  private var decisionMeaning: String? {
    guard let status = DecisionStatusText.status(in: words), status != .other else { return nil }
    return status.rawValue
  }

  private var progressMeaning: String? {
    if ClosingText.closesDebt(words) { return "over" }
    return StatusWords.open.contains(foldedWords(words).joined(separator: " ")) ? "open" : nil
  }
}

enum StatusWords {
  /// Nothing that has one of these is over.
  static let open: Set<String> = [
    "open", "in progress", "ongoing", "started", "not started", "todo", "to do", "planned", "pending", "blocked", "wip",
    "work in progress", "incomplete", "under way", "underway",
  ]
}
