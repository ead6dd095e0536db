import Markdown
import ReportModel

/// A document that may be a review, be it by its place, its title or what it says.
struct ReviewCandidate {
  private let document: Document
  private let title: ReviewTitle?
  private let isFiled: Bool

  init(_ document: Document) {
    self.document = document
    title = Self.title(of: document)
    isFiled = Self.isFiled(document, title)
  }

  /// That of its heading, or of a second one right below the name of what is reviewed.
  static func title(of document: Document) -> ReviewTitle? {
    let next = document.content.blocks.drop { $0.firstLine != document.heading?.firstLine }.dropFirst().first
    let second = next.flatMap { $0.headingLevel == 1 ? ReviewTitle($0.plain, isWhole: true) : nil }
    return ReviewTitle(document.title, isWhole: true) ?? second
  }

  /// Worth to be read as one.
  var isLikely: Bool {
    isFiled || !Self.isDefinition(document) && (title?.standsAnywhere ?? false || refuses || isSigned)
  }

  /// Whether it is one by what was read of it.
  func isReview(_ record: Record) -> Bool {
    guard case .review(let review) = record.details else { return false }
    let isKnown = review.verdict.map { $0 != .unrecognised || isFiled || title?.isGate ?? false } ?? false
    return (isKnown || !review.findings.isEmpty || isHeld(record, review)) && !explains(record, review)
  }

  /// A dated audit, or a document in a folder of reviews whose title says that it is one.
  private static func isFiled(_ document: Document, _ title: ReviewTitle?) -> Bool {
    let isInFolder = document.id.path.folder.components.contains { ReviewReader.isFolder($0) }
    guard title != nil || isInFolder else { return false }
    let words = Set(foldedWords(document.id.path.stem))
    let isNamed = !words.isDisjoint(with: fileWords)
    let isDated = DateText.day(inName: document.id.path.stem) != nil
    if isDefinition(document) || ReviewTitle.isForeign(document.title) || ReviewTitle.teaches(document.title) {
      return false
    }
    return isInFolder && (title != nil || isDated || isNamed || concludes(document))
      || isDated && isNamed && title != nil
  }

  /// `# Security` or `# Sign-off: checkout` above a verdict that is known; `Decision` may be called what an architecture
  /// has, so that only a refusal or a go counts.
  private static func concludes(_ document: Document) -> Bool {
    guard !ReviewTitle.isGuide(document.title) else { return false }
    let blocks = document.content.blocks[...]
    let words = foldedWords(document.title)
    if words.contains(where: concluding.contains)
      || zip(words, words.dropFirst()).contains(where: { $0 == ("sign", "off") })
    {
      return StatedVerdict.find(in: blocks).map { isKnown($0.field.value) } ?? false
    }
    if document.header.values(StatedVerdict.verdictNames).contains(where: { isVerdict($0.name, $0.value) }) {
      return true
    }
    return blocks.contains { block in
      guard !block.isQuoted else { return false }
      if block.headingLevel != nil, VerdictName(block.plain) == .verdict, foldedWords(block.plain).last != "decision" {
        return StatedVerdict.find(in: blocks).map { isKnown($0.field.value) } ?? false
      }
      return block.text.contains { line in
        !line.isStruck && labelledValue(line).map { isVerdict($0.name, $0.value) } ?? false
      }
    }
  }

  private static func isVerdict(_ name: String, _ value: String) -> Bool {
    guard VerdictName(name) == .verdict, isKnown(value), !VerdictText.isChoice(value) else { return false }
    return foldedWords(name).last != "decision" || VerdictText.verdict(in: value) == .fail
      || foldedWords(value).first == "go"
  }

  private static func isKnown(_ value: String) -> Bool { VerdictText.verdict(in: value) != .unrecognised }

  /// What teaches how to decide, `Go/No-Go Decision Framework`, and says no in its head has decided.
  private var refuses: Bool {
    guard title != nil || ReviewTitle.isOfReadiness(document.title) else { return false }
    let decides = document.header.values(StatedVerdict.verdictNames).contains {
      VerdictText.verdict(in: $0.value) == .fail && !VerdictText.isChoice($0.value)
    }
    // `Status: Rejected` may be said of the text.
    return decides || document.header.values(Record.statusNames).contains { LaunchAdviceText.isOfLaunch($0.value) }
      || concludesAgainst
  }

  /// `Verdict: NO-GO` further below; what teaches, and reviews of something else, may show one.
  private var concludesAgainst: Bool {
    guard !ReviewTitle.isGuide(document.title), !ReviewTitle.isForeign(document.title),
      let found = StatedVerdict.find(in: document.content.blocks[...]), found.isConclusion
    else { return false }
    return LaunchAdviceText.isOfLaunch(found.field.value) && !VerdictText.isChoice(found.field.value)
  }

  /// `Audit Report`, `Readiness Report` with a verdict, and who gave it.
  private var isSigned: Bool {
    guard title != nil || ReviewTitle.isOfReadiness(document.title), !ReviewTitle.isGuide(document.title),
      !ReviewTitle.isForeign(document.title),
      let reviewer = document.header.value(ReviewerText.names), !ReviewerText.isNobody(reviewer.value)
    else { return false }
    return Self.concludes(document)
  }

  /// Definitions of agents and skills have these.
  private static func isDefinition(_ document: Document) -> Bool {
    document.frontMatter["name"] != nil && document.frontMatter["description"] != nil
  }

  /// `### GO Decision` beside `### NO-GO Decision`, without a day, a reviewer and a verdict: how it would be decided.
  private func explains(_ record: Record, _ review: Review) -> Bool {
    guard review.verdict == nil, review.reviewer == nil, record.date == nil else { return false }
    let headings = document.content.blocks.filter { $0.headingLevel != nil }.map { FindingFields.words($0.plain) }
    return headings.contains(["go", "decision"]) && headings.contains(["no", "go", "decision"])
  }

  /// It says that it is a review of something, or who reviewed and when, and nothing of what came of it can be read.
  private func isHeld(_ record: Record, _ review: Review) -> Bool {
    guard let title, title.standsAnywhere, !title.isOfReviewing else { return false }
    return record.date != nil || review.reviewer != nil || title.decides && title.subject != nil
  }

  /// In a folder of reviews, the title of one that concludes something.
  static let concluding: Set<String> = [
    "verdict", "verdicts", "signoff", "evaluation", "inspection", "prüfbericht", "prüfung", "gutachten",
  ]

  static let fileWords: Set<String> = ["review", "audit", "assessment"]
}
