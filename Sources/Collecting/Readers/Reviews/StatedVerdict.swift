import Markdown
import ReportModel

/// Where a review says what it concludes.
enum StatedVerdict {
  /// What a text concludes.
  struct Found {
    var field: Field
    /// Somebody says that he concludes it.
    var isConclusion = false
    /// It stands in a section about something, and not in one that concludes.
    var isOfPart = false
    var round = ReviewRound()
  }

  /// A verdict outranks a recommendation, that an overall assessment, and that an `Overall:`; among equals the later look
  /// counts, and of one look the strictest. What is no verdict takes none back, unless it says that it does.
  static func find(in blocks: ArraySlice<MarkdownContent.Block>) -> Found? {
    var search = VerdictSearch(in: blocks)
    for block in blocks { search.read(block) }
    let best = search.best
    // The marks of the sections say more than the weakest of statements.
    if best.map({ $0.rank <= 1 }) ?? true, let worst = worstSection(blocks) {
      return Found(field: Field(name: "verdict", value: worst.text, line: worst.line))
    }
    return best.map {
      Found(
        field: Field(name: "verdict", value: $0.text, line: $0.line),
        isConclusion: $0.rank >= VerdictSearch.Statement.verdict, isOfPart: $0.isOfPart, round: $0.round)
    }
  }

  /// Whether a heading announces what is concluded of all, and no part of it.
  static func concludes(_ heading: String) -> Bool {
    VerdictName(heading) != nil || SignOff.isHeading(heading)
      || foldedWords(heading).contains { concluding.contains($0) }
  }

  /// In front of what is called a verdict: it is about the whole, wherever it stands.
  static let wholeNames: Set<String> = ["overall", "final", "launch", "release", "production"]
  private static let concluding: Set<String> = [
    "verdict", "decision", "conclusion", "conclusions", "recommendation", "recommendations", "summary", "outcome",
    "result",
    "go", "readiness", "overall", "veredicto", "decisión", "fazit", "conclusión", "conclusiones", "veredito", "decisão",
    "conclusão", "conclusões",
  ]

  /// The verdicts of the head and of the body, the one that counts first: the head's, unless the body concludes something
  /// stricter, or does so at a later look.
  ///
  /// - Parameter dated: The day of the head, where what it says is a line of the text; what is kept in front of the text
  ///   is of the latest look.
  static func ranked(_ headed: Field?, dated: Day?? = nil, _ found: Found?) -> [Field] {
    guard let headed else { return found.map { [$0.field] } ?? [] }
    guard let found, found.isConclusion, found.field.line != headed.line else { return [headed] }
    if let dated, found.round.isLater(than: ReviewRound()) == true,
      found.round.day.map({ day in dated.map { $0 <= day } ?? true }) ?? true
    {
      return [found.field]
    }
    let (head, body) = (VerdictText.verdict(in: headed.value), VerdictText.verdict(in: found.field.value))
    let isTakenBack = VerdictText.withholds(found.field.value) && head != .fail
    let isStricter = body == .fail && head != .fail || body == .conditional && head == .pass || isTakenBack
    if isStricter { return [found.field, headed] }
    // What is milder about a part contradicts nothing.
    return found.isOfPart ? [headed] : [headed, found.field]
  }

  /// `### Style: ⚠️ 3 issues`, `### Git: ✅ Good`: where every section has a mark and the whole has none, the worst counts;
  /// but nobody said that all is well.
  private static func worstSection(_ blocks: ArraySlice<MarkdownContent.Block>) -> (text: String, line: Int)? {
    let marked = blocks.compactMap { block -> (state: ChecklistItem.State, text: String, line: Int)? in
      guard block.headingLevel != nil, let (_, value) = headingValue(block.plain), let mark = CheckMark.read(value)
      else { return nil }
      return (mark.state, value, block.firstLine)
    }
    guard marked.count > 1 else { return nil }
    let worst = marked.first { $0.state == .fail } ?? marked.first { $0.state == .partial }
    return worst.map { ($0.text, $0.line) }
  }

  /// What a verdict is called.
  static let verdictNames = [
    "verdict", "decision", "launch decision", "final verdict", "overall verdict", "final decision", "go no go decision",
    "new verdict", "updated verdict", "revised verdict", "current verdict", "new decision", "updated decision",
    "revised decision", "current decision", "final call", "launch verdict", "production verdict", "go no go",
    "review result", "review outcome", "audit result", "audit outcome", "veredicto", "decisión", "decisão", "veredito",
    "veredicto final", "veredito final", "decisión final", "decisão final", "dictamen", "entscheidung", "freigabe",
    "avis", "décision", "verdikt", "вердикт", "Вердикт", "рішення", "Рішення",
    "решение", "Решение",
  ]

  /// What the column of a table is called in which each says yes or no.
  static let decisionColumns = verdictNames + ["recommendation", "vote", "final vote", "approval"]

  /// Where the head may refuse as well, with no more than a no.
  static let consentNames = [
    "assessment", "approved", "approval", "ready", "launch ready", "production ready", "go live",
  ]

  /// Where a refusal may stand, too, when nothing is called a verdict.
  static let otherNames = [
    "recommendation", "final recommendation", "overall recommendation", "launch recommendation", "conclusion", "status",
    "result", "outcome", "current status", "release status", "launch status", "review status", "current classification",
    "merge recommendation", "go live recommendation", "final status", "final conclusion", "overall conclusion",
    "conclusión", "conclusiones", "conclusão", "conclusões", "recomendación", "recomendação", "estado", "estado final",
    "situação",
  ]

  /// The columns of who decided, beside one for the verdict.
  static let signers: Set<String> = [
    "reviewer", "persona", "role", "approver", "name", "team", "signed by", "reviewed by", "who", "person", "signer",
    "department", "stakeholder", "area", "function", "component", "environment", "guardian", "voter", "member",
    "panelist", "expert", "part", "module", "layer", "subsystem",
  ]

  /// `Owner / Role` is one of them, too.
  static func isSigner(_ column: String) -> Bool {
    signers.contains(column)
      || { words in
        words.contains(where: signers.contains) && words.allSatisfy { signers.contains($0) || owners.contains($0) }
      }(foldedWords(column))
  }

  private static let owners: Set<String> = ["owner", "lead", "title"]

  /// Its cells say who has a say.
  static func isRole(_ column: String) -> Bool {
    foldedWords(column).contains { ["role", "persona", "approver", "reviewer"].contains($0) }
  }

  /// The columns among those of what is judged, and not of who judges.
  static let things: Set<String> = [
    "area", "component", "environment", "part", "module", "layer", "subsystem",
  ]

  /// `| Tor traffic | Block |`: what is to be done with a thing, and nothing about the launch.
  static func isAction(_ text: String, on name: String) -> Bool {
    let words = foldedWords(name)
    return LaunchAdviceText.isVerb(text) && ReviewTitle.topics(of: words).isEmpty && wholes.isDisjoint(with: words)
  }

  /// `| Admin UI (not part of this launch) | Fail |`.
  static func isLeftOut(_ row: [MarkdownContent.Line], named name: MarkdownContent.Line) -> Bool {
    leftOut.contains { phrase in
      name.text.containsFolded(phrase) || row.contains { $0.text.hasFoldedPrefix(phrase) }
    }
  }

  /// In the name of a row that is about the launch, or of those who have a say in it.
  static let wholes: Set<String> = [
    "compliance", "engineering", "launch", "legal", "live", "operations", "ops", "overall", "privacy", "product",
    "production", "release", "rollout", "service", "support", "system",
  ]
  static let leftOut = ["not in scope", "not part of", "out of scope"]

  /// Of fields with a verdict the first one, unless another is stricter.
  static func strictest(of fields: some Sequence<Field>) -> Field? {
    fields.reduce(nil) { best, field in
      guard let best else { return field }
      let (now, said) = (VerdictText.verdict(in: best.value), VerdictText.verdict(in: field.value))
      let isStricter = said == .fail && now != .fail || said == .conditional && now == .pass
      return isStricter ? field : best
    }
  }

  /// `Verdict — NO-GO`, `Verdict = NO-GO`: a name and a verdict without a colon.
  static func partedVerdict(_ text: String) -> (name: String, value: String)? {
    guard text.utf8.count < 120, !text.containsByte(UInt8(ascii: ":")) else { return nil }
    let equation = text.split(separator: " = ", maxSplits: 1)
    guard
      let (name, value) = Parting(firstDash: text).map({ ($0.head, $0.rest) })
        ?? (equation.count == 2 ? (equation[0], equation[1]) : nil),
      VerdictName(String(name)) == .verdict, foldedWords(String(value)).count < 8,
      VerdictText.verdict(in: String(value)) != .unrecognised
    else { return nil }
    return (trimmedText(name), trimmedText(value))
  }

  static func headingValue(_ heading: String) -> (name: String, value: String)? {
    guard let colon = heading.utf8.firstIndex(of: UInt8(ascii: ":")) else { return partedVerdict(heading) }
    return (heading.utf8[..<colon].withText, trimmedText(heading.utf8[heading.utf8.index(after: colon)...].withText))
  }
}
