/// Whether a sentence of a review says that nobody has looked: `I have not looked at the code.`, `Approved as a formality.`;
/// not `The mobile app was not looked at`, `Changes are approved as a formality`.
public enum UnreadText {
  public static func admits(_ text: String) -> Bool {
    AnswerClauses.read(text).contains { hasNotLooked($0) || passesUnseen($0) || isNoReview($0) }
  }

  /// `we have not reviewed it`, `I never read any of it`, `nobody looked at the code yet`.
  private static func hasNotLooked(_ clause: [String]) -> Bool {
    guard let subject = clause.firstIndex(where: subjects.contains) else { return false }
    var rest = clause[(subject + 1)...].drop(while: auxiliaries.contains)
    if clause[subject] != "nobody" {
      guard let first = rest.first, negations.contains(first) else { return false }
      rest = rest.dropFirst().drop(while: auxiliaries.contains)
    }
    guard let verb = rest.first, looking.contains(verb) else { return false }
    let object = rest.dropFirst().drop(while: between.contains)
    // `What we have not checked` tells of a part.
    guard let thing = object.first else { return subject == 0 }
    return things.contains(thing) && object.dropFirst().first.map(followers.contains) ?? true
  }

  /// `approved without reading the code`, `approved as a formality`.
  private static func passesUnseen(_ clause: [String]) -> Bool {
    guard let first = clause.first, passing.contains(first) || ["i", "we", "this"].contains(first),
      clause.contains(where: passing.contains), !clause.contains(where: negations.contains)
    else { return false }
    if clause.last == "formality"
      || zip(clause, clause.dropFirst()).contains(where: { $0 == "formality" && $1 == "because" })
    {
      return true
    }
    guard let without = clause.firstIndex(of: "without") else { return false }
    let rest = clause[(without + 1)...].drop(while: auxiliaries.contains)
    guard let act = rest.first, unseen.contains(act) else { return false }
    let object = rest.dropFirst().drop(while: between.contains)
    return object.first.map(things.contains) ?? true
  }

  /// `nothing was reviewed`, `no review took place`.
  private static func isNoReview(_ clause: [String]) -> Bool { noReviews.contains(clause.joined(separator: " ")) }

  public static var understood: [Understanding.Row] {
    [
      Understanding.Row("Nobody has looked: I, we or nobody, not, one of", looking),
      Understanding.Row("Nobody has looked: a sentence", noReviews.sorted { $0.precedesInBytes($1) }),
    ]
  }

  private static let subjects: Set<String> = ["i", "we", "nobody"]
  private static let auxiliaries: Set<String> = [
    "have", "has", "had", "did", "do", "was", "actually", "really", "even", "yet", "personally", "been", "having",
    "ever",
  ]
  private static let negations: Set<String> = ["not", "never", "havent", "didnt", "hadnt"]
  private static let looking = [
    "looked", "look", "reviewed", "review", "read", "checked", "check", "opened", "open", "seen", "examined",
    "inspected",
  ]
  private static let unseen: Set<String> = [
    "reading", "looking", "reviewing", "checking", "opening", "seeing", "review", "reviews", "examination",
  ]
  private static let between: Set<String> = ["at", "through", "into", "the", "this", "any", "of", "its", "a", "single"]
  private static let things: Set<String> = [
    "code", "it", "them", "anything", "service", "change", "changes", "diff", "repository", "source", "implementation",
    "all", "line",
  ]
  private static let followers: Set<String> = [
    "yet", "at", "because", "and", "before", "myself", "itself", "since", "as",
  ]
  private static let passing: Set<String> = [
    "approved", "approving", "approve", "passed", "signed", "approval", "pass",
  ]
  private static let noReviews: Set<String> = [
    "nothing was reviewed", "nothing was looked at", "nothing was read", "nothing was checked",
    "nothing has been reviewed", "no review took place", "no review was done", "no review was made",
    "no review was performed", "no review has been done", "the code was not reviewed", "the code was not read",
    "the code was not looked at", "the code has not been reviewed",
  ]
}
