import ReportModel

/// Names for conditions that are not called so: `Before launch`, `Exit criteria`, `Approval is subject to`.
enum DemandText {
  /// A heading or a label above what is to be done first; only boxes that are empty, and days, make conditions of that.
  static func isName(_ name: String) -> Bool {
    let words = foldedWords(name).filter { Int($0) == nil }
    guard words.count < 7 else { return false }
    if words.count < 3, words.last.map(names.contains) ?? false { return true }
    return phrases.contains { phrase in
      words.indices.contains { words[$0...].starts(with: phrase) } && words.allSatisfy(besides.contains)
    }
  }

  /// `Required before production`: what is listed there is still to be done, be it without boxes.
  static func demands(_ name: String) -> Bool { !demanding.isDisjoint(with: foldedWords(name)) }

  /// `Approval is conditional on rotating the key`, `This GO holds only if the key is rotated`.
  static func isSentence(_ text: String) -> Bool {
    let first = text.utf8.drop { $0 == UInt8(ascii: "*") }.prefix { $0 != 0x20 && $0 != UInt8(ascii: "-") }
    guard subjects.contains(first.withText.asciiLowercased) else { return false }
    let words = foldedWords(text.utf8.prefix { !".;:".utf8.contains($0) }.withText)
    let rest = words.drop(while: subjects.contains)
    guard rest.count < words.count, let verb = rest.first, verbs.contains(verb) else { return false }
    let said = rest.dropFirst()
    return leads.contains { said.starts(with: $0) && !isValidity(said.dropFirst($0.count)) }
  }

  /// `the annual review` says for how long it holds, and asks for nothing before.
  private static func isValidity(_ demand: ArraySlice<String>) -> Bool {
    let rest = demand.drop { ["a", "an", "our", "the"].contains($0) }
    guard let first = rest.first, regular.contains(first) else { return false }
    return rest.count == 2 && rest.last.map { ["renewal", "review", "reviews"].contains($0) } ?? false
  }

  static var understood: [Understanding.Row] {
    [
      .init("Conditions by another name: a heading that ends in", names.sorted(by: byBytes)),
      .init("Conditions by another name: a heading with", phrases.map { $0.joined(separator: " ") }),
      .init("Conditions by another name, be it without boxes: with", demanding.sorted(by: byBytes)),
      .init("Conditions in a sentence: approval is", leads.map { $0.joined(separator: " ") }),
      .init("Conditions in a sentence: not a review that is", regular.sorted(by: byBytes)),
    ]
  }

  private static let names: Set<String> = [
    "preconditions", "precondition", "prerequisites", "auflagen", "bedingungen", "voraussetzungen",
  ]
  private static let phrases = [
    ["pre", "conditions"], ["before", "launch"], ["before", "the", "launch"], ["before", "go", "live"],
    ["before", "release"], ["before", "the", "release"], ["before", "production"], ["before", "rollout"],
    ["exit", "criteria"], ["launch", "criteria"], ["approval", "criteria"],
  ]
  /// Words that may stand beside them.
  private static let besides: Set<String> = Set(phrases.flatMap { $0 }).union([
    "must", "do", "to", "be", "done", "required", "requirements", "requirement", "needed", "open", "remaining", "items",
    "actions", "work", "for", "of", "what", "we", "have", "has", "fix", "fixed", "fixes", "blocking", "tasks",
  ])
  private static let subjects: Set<String> = [
    "the", "this", "our", "my", "approval", "sign", "off", "signoff", "go", "launch", "release", "verdict",
  ]
  private static let verbs: Set<String> = ["is", "remains", "stays", "holds", "stands", "applies"]
  private static let demanding: Set<String> = ["must", "required", "needed", "open", "remaining", "blocking", "fix"]
  private static let regular: Set<String> = ["annual", "monthly", "periodic", "quarterly", "regular", "yearly"]
  private static let leads = [
    ["conditional", "on"], ["conditional", "upon"], ["contingent", "on"], ["contingent", "upon"],
    ["dependent", "on"], ["subject", "to"], ["only", "if"], ["only", "when"], ["only", "once"], ["only", "after"],
    ["only", "valid", "if"], ["valid", "only", "if"], ["provided"], ["as", "long", "as"],
  ]
}
