import Markdown
import ReportModel

/// The conditions on which a review lets something pass, each of which is something to be closed.
enum ReviewConditions {
  /// What it lets pass on conditions, each of which is something to be closed. A pass above open ones is none without.
  static func add(to review: inout Review, in blocks: ArraySlice<MarkdownContent.Block>) {
    guard review.verdict?.letsPass ?? false else { return }
    var list = ConditionList(in: blocks, where: isName)
    if list.line == nil, review.verdict == .conditional, let line = review.verdictLine {
      list = ConditionList(following: line, in: blocks)
    }
    if list.line == nil { list = ConditionList(demandedIn: blocks) }
    add(list.conditions.map { ($0.condition, $0.line) }, to: &review)
  }

  /// `conditions:` in front matter, and `findings:`.
  static func add(to review: inout Review, by front: FrontMatter) {
    if review.verdict?.letsPass ?? false, let listed = front["conditions"] {
      let texts = (listed.list ?? [listed]).filter {
        ConditionList.isSomething($0.shown) && !NoneText.saysNone($0.shown)
      }
      add(texts.map { (ConditionText.read(.init(number: $0.line, text: $0.shown), nil), $0.line) }, to: &review)
    }
    let found = front.entries.first { foldedKey($0.key) == "findings" }?.value.list ?? []
    review.findings += found.compactMap(ReviewData.finding).map(FindingFields.settled)
  }

  private static func add(_ conditions: [(condition: Certificate.Condition, line: Int)], to review: inout Review) {
    let known = Set(review.findings.map(\.line))
    for (condition, line) in conditions where !known.contains(line) {
      var finding = Finding(
        id: identifier(condition.text, limit: 40), title: condition.text, isClosed: condition.isMet, line: line,
        due: condition.due)
      finding.closedOn = condition.isMet ? condition.metOn : nil
      if let owner = condition.owner { finding.fields.append(Field(name: "Owner", value: owner, line: line)) }
      if let due = condition.due { finding.fields.append(Field(name: "Due", value: due.iso, line: line)) }
      review.findings.append(finding)
      if !condition.isMet { review.verdict = .conditional }
    }
  }

  /// `Conditions`, `✅ Approved with conditions`; a race condition is none.
  private static func isName(_ name: String) -> Bool {
    let said = FindingFields.words(name).filter { Int($0) == nil }
    return said.contains { $0 == "condition" || $0 == "conditions" } && said.allSatisfy(words.contains)
  }

  static let words: Set<String> = [
    "condition", "conditions", "of", "for", "the", "to", "a", "an", "go", "live", "launch", "approval", "release",
    "before", "after", "open", "remaining", "outstanding", "this", "our", "on", "which", "it", "holds", "production",
    "verdict", "approved", "with", "must", "be", "met",
  ]
}

extension Review.Verdict {
  /// It lets something happen, be it on conditions.
  var letsPass: Bool { self == .pass || self == .conditional }
}
