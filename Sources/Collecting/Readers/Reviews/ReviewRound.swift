import ReportModel

/// Which look at the thing a part of a review tells of: `## Re-review (2026-11-18)`, `## Round 2`, `## Original review`,
/// `**Verdict (2026-10-01)**`.
struct ReviewRound {
  private(set) var day: Day?
  /// 1 for a first look, 2 where nothing is said, 3 for a later one, and more for one with a number.
  private var order = Self.unsaid
  private var isNumbered = false

  /// The only look that there is, for all that is known.
  init() {}

  init(_ heading: String) {
    let words = foldedWords(heading)
    day = DateText.day(in: heading)
    let pairs = zip(words, words.dropFirst() + [""])
    if let number = pairs.lazy.compactMap(Self.number).first {
      (order, isNumbered) = (number < 2 ? Self.earliest : Self.unsaid + number, true)
    } else if words.contains(where: Self.later.contains) || Self.marks.contains(words.first ?? "")
      || pairs.contains(where: { $0 == "re" && Self.looks.contains($1) || $0 == "follow" && $1 == "up" })
    {
      order = Self.unsaid + 1
    }
  }

  /// Nothing is said of a round.
  var isUnsaid: Bool { day == nil && order == Self.unsaid }

  /// Whether it is a later look than another one; `nil` where nobody can tell.
  func isLater(than other: ReviewRound) -> Bool? {
    if let day, let earlier = other.day, day != earlier { return day > earlier }
    guard order != other.order else { return nil }
    // Which number has what is merely called a re-review?
    let areLater = order > Self.unsaid && other.order > Self.unsaid
    return areLater && isNumbered != other.isNumbered ? nil : order > other.order
  }

  /// `Round 2`, `Second review`, `Original audit`; `Second reviewer` is somebody else, and `Review 2` may be of another part.
  private static func number(_ word: String, _ next: String) -> Int? {
    if let number = ordinals[word] { return looks.contains(next) ? number : nil }
    return counted.contains(word) ? Int(next).flatMap { $0 < 100 ? $0 : nil } : nil
  }

  static var understood: [Understanding.Row] {
    [
      .init("Heading of a later look, with one of", later.sorted(by: byBytes) + ["re-review", "follow-up"]),
      .init("Heading or label of a later look, which begins with", marks.sorted(by: byBytes)),
      .init("Heading of a look with its number", counted.sorted(by: byBytes).map { "\($0) 2" }),
      .init("Heading of a look with its number in words", ordinals.keys.sorted(by: byBytes)),
      .init("Words for a look behind those", looks.sorted(by: byBytes)),
    ]
  }

  private static let earliest = 1
  private static let unsaid = 2
  private static let later: Set<String> = [
    "rereview", "retest", "followup", "recheck", "reassessment", "reaudit", "addendum",
  ]
  private static let marks: Set<String> = ["new", "updated", "update", "revised", "amendment"]
  private static let counted: Set<String> = ["round", "iteration"]
  private static let ordinals = [
    "original": 1, "initial": 1, "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
    "4th": 4,
  ]
  private static let looks: Set<String> = [
    "review", "look", "round", "audit", "assessment", "verdict", "decision", "test", "check", "evaluation", "iteration",
  ]
}
