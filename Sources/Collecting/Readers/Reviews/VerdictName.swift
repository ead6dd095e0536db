import ReportModel

/// What a label, a heading or a column of a review announces.
enum VerdictName {
  /// `Final Verdict`, `Go/No-Go`, `Verdict & Sign-off`.
  case verdict
  /// `Overall status`, `Production ready`: a state of the whole, which may refuse.
  case assessment
  /// `Recommendation`, `Conclusion`: which may refuse in so many words.
  case advice
  /// `Status`, `Result`: the same, where they are about the whole.
  case status
  /// `Summary`, `Overall`: which may speak against the launch in any of its sentences.
  case summary
  /// `Minority opinion`: the same, of whoever does not agree.
  case dissent
  /// `Security sign-off`, `Approved by QA`: the answer of one who is asked.
  case signOff
  /// `Production`, `Launch`: what is decided of it.
  case launch

  /// - Parameter text: Without its value. `Verdict (production)` is one, `Verdict (staging)` is not.
  init?(_ text: String) {
    guard text.utf8.count < 80, let words = Self.words(of: text) else { return nil }
    let name = words.joined(separator: " ")
    if assessments.contains(name) {
      self = .assessment
    } else if summaries.contains(name) {
      self = .advice
    } else if overviews.contains(name) {
      self = .summary
    } else if dissents.contains(name) {
      self = .dissent
    } else if launches.contains(name) {
      self = .launch
    } else if StatedVerdict.otherNames.contains(name) {
      self = Self.states.contains(name) ? .status : .advice
    } else if words.first.map(RevocationText.updates.contains) ?? false,
      words.dropFirst().allSatisfy({ Int($0) != nil || CalendarText.month($0) != nil })
    {
      self = .advice
    } else if StatedVerdict.verdictNames.contains(name) || Self.isVerdict(words[...]) {
      self = .verdict
    } else if SignOff.isName(words) {
      self = .signOff
    } else {
      return nil
    }
  }

  /// Without signs, a number in front and a remark in brackets; `nil` where that is about another place.
  private static func words(of text: String) -> [String]? {
    var name = text.utf8[...]
    if let open = name.firstIndex(of: UInt8(ascii: "(")), open != name.startIndex {
      guard !EvasiveText.isElsewhere("in " + name[open...].dropFirst().prefix { $0 != UInt8(ascii: ")") }.withText)
      else {
        return nil
      }
      name = name[..<open]
    }
    let words = foldedWords(name.withText).filter { word in
      word.utf8.contains { $0 < 0x80 } || word.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
    return words.drop { Int($0) != nil }.isEmpty ? nil : Array(words.drop { Int($0) != nil })
  }

  private static func isVerdict(_ words: ArraySlice<String>) -> Bool {
    var words = words
    while let last = words.last, trailing.contains(last) { words.removeLast() }
    while !words.isEmpty {
      if bases.contains(words.joined(separator: " ")) { return true }
      guard let phrase = leading.first(where: { words.starts(with: $0) }) else { return false }
      words = words.dropFirst(phrase.count)
    }
    return false
  }

  static var understood: [Understanding.Row] {
    [
      .init("Field: verdict, also with the words in front", leading.map { $0.joined(separator: " ") }),
      .init("Field: verdict, also with the words behind", trailing.sorted(by: byBytes)),
      .init("Field or heading that may refuse in so many words", summaries.sorted(by: byBytes)),
      .init("Field or heading that may speak against the launch", overviews.sorted(by: byBytes)),
      .init("Heading of those who do not agree", dissents.sorted(by: byBytes)),
      .init("Field: a state of the whole, where it refuses", assessments.sorted(by: byBytes)),
      .init("Field: what is launched, where it is refused", launches.sorted(by: byBytes)),
    ]
  }

  private static let states: Set<String> = [
    "status", "result", "outcome", "current status", "release status", "launch status", "review status",
    "current classification", "final status", "estado", "estado final", "situação",
  ]
  private static let bases: Set<String> = ["verdict", "decision", "go no go"]
  private static let leading = [
    "final", "overall", "new", "updated", "revised", "current", "launch", "release", "production", "go live", "formal",
    "official", "our", "the", "go no go", "review", "audit", "gate", "reviewer", "pr",
  ].map { foldedWords($0) }
  private static let trailing: Set<String> = [
    "summary", "statement", "recommendation", "sign", "off", "signoff", "and", "status", "conclusion",
  ]
}

private let summaries: Set<String> = ["bottom line", "tl dr", "tldr", "in short", "assessment", "fazit"]
private let overviews: Set<String> = [
  "summary", "executive summary", "management summary", "review summary", "overall summary", "overall", "in summary",
  "overview",
]
private let dissents: Set<String> = [
  "minority opinion", "minority report", "minority view", "minority vote", "dissent", "dissents", "dissenting opinion",
  "dissenting opinions", "dissenting view", "dissenting views", "dissenting vote", "dissenting votes", "objections",
]
private let launches: Set<String> = ["production", "public launch", "general availability", "ga", "rollout"]
private let assessments: Set<String> = [
  "overall assessment", "final assessment", "overall status", "overall readiness", "overall rating", "overall result",
  "readiness", "production readiness", "launch readiness", "readiness status", "production ready", "launch ready",
  "ready for launch", "ready for production", "ready for release", "ready to launch", "ready to ship",
  "ready for go live", "launch approved", "release approved", "approved for launch", "approved for production",
  "ergebnis", "gesamtergebnis", "résultat", "resultado", "результат", "Результат",
  "quality gate", "gate", "gate status", "gate result", "approved", "go live", "ready to merge", "ready for merge",
  "mergeable", "safe to merge", "safe to launch", "safe to ship", "ship it", "can we ship", "merge",
]
