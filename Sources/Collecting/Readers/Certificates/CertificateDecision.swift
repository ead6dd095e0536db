import Markdown
import ReportModel

/// What a certificate decides, read from its decision section and from nowhere else.
///
/// Findings have status lines of their own ("Monitoring: APPROVED"), so the first one of a document is often the wrong one.
struct CertificateDecision {
  private(set) var verdict: Certificate.Verdict?
  /// The verdict as written.
  private(set) var field: Field?
  /// Stated elsewhere.
  private var others: [Field] = []
  private(set) var conditions: [Certificate.Condition] = []
  /// The line that speaks of conditions, when there is one.
  private(set) var conditionsLine: Int?
  /// Where a verdict was looked for.
  private(set) var line: Int?

  init(in document: Document, _ header: HeaderFields) {
    let section = Self.section(of: document)
    line = section?.line
    if document.declaredKind == .certificate, let stated = document.frontMatter["verdict", "decision", "status"] {
      field = Field(name: "verdict", value: stated.shown, line: stated.line)
    } else if let section {
      field = Self.status(in: document.content.blocks[section.blocks])
    } else {
      field = Self.label(in: document) ?? Self.headed(header)
    }
    // Other sections may speak of other certificates.
    let head = document.content.blocks.prefix { ($0.headingLevel ?? 1) == 1 }
    others = [section.flatMap { Self.status(in: document.content.blocks[$0.blocks]) }, Self.label(in: head)]
      .compactMap(\.self).filter { $0.line != field?.line && CertificateVerdictText.isStandard($0.value) }
    for other in Self.later(in: document, section) where isStricter(other) { field = other }
    verdict = field.map { CertificateVerdictText.verdict(in: $0.value) }
    readConditions(of: section, in: document)
    withhold(by: CertificateWithdrawal.find(in: document, header, decidedIn: section))
  }

  /// What was revoked, or approved for another place than production, is no approval.
  private mutating func withhold(by withdrawal: Field?) {
    guard let withdrawal, let now = verdict, CertificateVerdictText.isStricter(.unrecognised, than: now) else { return }
    (verdict, field) = (.unrecognised, withdrawal)
  }

  /// What the decision section states besides, and what a section on its revocation says.
  private static func later(in document: Document, _ section: MarkdownContent.Section?) -> [Field] {
    let revocations = document.sections.filter { !Set(foldedWords($0.title)).isDisjoint(with: revocationWords) }
    let taken = revocations.flatMap { statuses(in: document.content.blocks[$0.blocks]) }.filter {
      CertificateVerdictText.withholds($0.value)
    }
    return (section.map { statuses(in: document.content.blocks[$0.blocks]) } ?? []) + taken
  }

  /// The same field said again, or a refusal in another one. What is not understood takes nothing back but by its words.
  private func isStricter(_ other: Field) -> Bool {
    guard let field, other.line > field.line else { return false }
    let (said, now) = (
      CertificateVerdictText.verdict(in: other.value), CertificateVerdictText.verdict(in: field.value)
    )
    if said == .unrecognised, !CertificateVerdictText.withholds(other.value) { return false }
    let isSame = foldedWords(other.name) == foldedWords(field.name) || CertificateVerdictText.withholds(other.value)
    guard isSame || CertificateVerdictText.isStandard(other.value) && said.isRefusal else { return false }
    return CertificateVerdictText.isStricter(said, than: now)
  }

  /// The verdict, and what its decision is called in the section of that name and in the document's head.
  var statuses: [StatedStatus] {
    ([field] + others).compactMap(\.self).map { field in
      let isStandard = CertificateVerdictText.isStandard(field.value)
      return StatedStatus(
        field.value, line: field.line,
        meaning: isStandard ? CertificateVerdictText.verdict(in: field.value).meaning : nil)
    }
  }

  /// The place of the verdict holds what a template has there.
  var isPlaceholder: Bool { field.map { CertificateVerdictText.isPlaceholder($0.value) } ?? false }

  /// `## DECISION/OUTCOME`, `## 5. Final Decision`.
  static func section(of document: Document) -> MarkdownContent.Section? {
    document.sections.first { section in
      let words = foldedWords(section.title).drop { leading.contains($0) || Int($0) != nil }
      return section.level > 1 && words.first.map(decisionWords.contains) ?? false
    }
  }

  /// `**CERTIFICATE STATUS: LAUNCH NOT READY**` in a document without a decision section, or its title.
  static func label(in document: Document) -> Field? { label(in: document.content.blocks[...]) }

  /// `| Status | NOT APPROVED |` in the head of one without a decision section; of several the strictest.
  static func headed(_ header: HeaderFields) -> Field? {
    let known = header.values(headNames).filter { CertificateVerdictText.verdict(in: $0.value) != .unrecognised }
    return known.reduce(nil) { best, field in
      guard let best else { return field }
      let (said, now) = (
        CertificateVerdictText.verdict(in: field.value), CertificateVerdictText.verdict(in: best.value)
      )
      return CertificateVerdictText.isStricter(said, than: now) ? field : best
    }
  }

  private static func label(in blocks: ArraySlice<MarkdownContent.Block>) -> Field? {
    for block in blocks where !block.isQuoted {
      let isTitle = block.headingLevel == 1
      if isTitle, foldedWords(block.plain).contains("certify") {
        return Field(name: "title", value: block.plain, line: block.firstLine)
      }
      for line in block.text {
        guard let (name, value) = labelledValue(line), labels.contains(foldedWords(name).joined(separator: " ")),
          !value.isEmpty
        else { continue }
        return Field(name: name, value: value, line: line.number)
      }
    }
    return nil
  }

  private static func status(in blocks: ArraySlice<MarkdownContent.Block>) -> Field? { statuses(in: blocks).first }

  /// Of options behind boxes those that are ticked.
  private static func statuses(in blocks: ArraySlice<MarkdownContent.Block>) -> [Field] {
    blocks.filter { !$0.isQuoted && !isOpenOption($0) }.flatMap { block in
      block.text.enumerated().compactMap { index, line in
        if line.isStruck { return nil }
        if let (name, value) = labelledValue(line), isStatus(name) {
          let next = block.text.dropFirst(index + 1).first
          if value.isEmpty, let next { return Field(name: name, value: next.text, line: next.number) }
          return value.isEmpty ? nil : Field(name: name, value: value, line: line.number)
        }
        return isBare(line, index, of: block) ? Field(name: "decision", value: line.text, line: line.number) : nil
      }
    }
  }

  /// `Final Status`, `Overall`, `Status (production)`.
  private static func isStatus(_ name: String) -> Bool {
    let (head, remark) = (name.utf8.prefix { $0 != UInt8(ascii: "(") }, name.utf8.drop { $0 != UInt8(ascii: "(") })
    guard remark.isEmpty || foldedWords(remark.withText).contains("production") else { return false }
    let words = foldedWords(head.withText)
    return words == ["overall"] || statusNames.contains(words.drop { leading.contains($0) }.joined(separator: " "))
  }

  /// A line that is a decision and has no name.
  private static func isBare(_ line: MarkdownContent.Line, _ index: Int, of block: MarkdownContent.Block) -> Bool {
    guard CertificateVerdictText.verdict(in: line.text) != .unrecognised else { return false }
    if StandingText.hasBoxes(line.text) || isTicked(block) { return true }
    // `✅ **APPROVED**`; the mark has been heard above.
    let bare = withoutMarks(line.text)
    let isWhole = line.lead == line.text || line.lead == bare || block.headingLevel != nil
    return index == 0 && (isWhole || block.text.count == 1 && isShortDecision(bare))
  }

  private static func withoutMarks(_ text: String) -> String {
    let isMark = { (scalar: Unicode.Scalar) in
      scalar == " " || !scalar.isASCII && !scalar.properties.isAlphabetic
    }
    let scalars = text.unicodeScalars.drop(while: isMark).reversed().drop(while: isMark).reversed()
    return String(String.UnicodeScalarView(scalars))
  }

  /// `NO_GO`, `❌ NOT CERTIFIED FOR PRODUCTION`; an approval in other words than the table's may be said of anything.
  private static func isShortDecision(_ text: String) -> Bool {
    CertificateVerdictText.isStandard(text)
      || foldedWords(text).count < 8 && CertificateVerdictText.verdict(in: text).refusesLaunch
  }

  private static func isOpenOption(_ block: MarkdownContent.Block) -> Bool {
    if case .item(.open, _) = block.kind { true } else { false }
  }

  private static func isTicked(_ block: MarkdownContent.Block) -> Bool {
    if case .item(.done, _) = block.kind { true } else { false }
  }

  private mutating func readConditions(of section: MarkdownContent.Section?, in document: Document) {
    let blocks = section.map { document.content.blocks[$0.blocks] } ?? document.content.blocks[...]
    var list = ConditionList(in: blocks, where: isConditions)
    if list.line == nil, let own = document.sections.first(where: { isConditions($0.title) }) {
      list = ConditionList(below: own.level, at: own.line, in: document.content.blocks[own.blocks])
    }
    if list.line == nil, verdict == .approved || verdict == .go {
      list = ConditionList(demandedIn: document.content.blocks[...])
    }
    // `- [ ] S-1 must be closed before launch` below the decision itself, and no option that was not taken.
    if list.line == nil, section != nil, verdict == .approved || verdict == .go {
      list = ConditionList(openIn: blocks) { CertificateVerdictText.verdict(in: $0) == .unrecognised }
    }
    (conditions, conditionsLine) = (list.conditions.map(\.condition), list.line)
    // An approval above boxes or days that are still open is one on conditions; so is one that its decision itself holds.
    let isOwn =
      section.map { section in list.line.map { (section.line...section.lastLine).contains($0) } ?? false } ?? false
    let isBinding = list.isBinding || isOwn && conditions.contains { !$0.isMet && !Self.saysNone($0.text) }
    if isBinding, verdict == .approved || verdict == .go { verdict = .conditionallyApproved }
  }

  /// `None at this time`, `Not required`, `All previous conditions met`.
  private static func saysNone(_ text: String) -> Bool {
    let words = foldedWords(text)
    guard let first = words.first else { return true }
    if first == "not" {
      return words.dropFirst().first.map { ["required", "applicable", "needed"].contains($0) } ?? false
    }
    return ["none", "no", "nil", "na", "nothing"].contains(first) || NoneText.saysNone(text)
      || words.contains("conditions") && SettledText.removed(from: words).isEmpty
  }

  private func isConditions(_ name: String) -> Bool {
    let words = foldedWords(name)
    return words.count <= 4 && words.contains { conditionWords.contains($0) }
  }
}

extension Certificate.Verdict {
  fileprivate var isRefusal: Bool { meaning == "rejected" || self == .emergencyStop || self == .requiresRemediation }

  /// One word for those that are equally strict.
  fileprivate var meaning: String {
    switch self {
    case .approved, .go: "approved"
    case .rejected, .noGo, .doNotRecommend: "rejected"
    case .emergencyStop, .requiresRemediation, .needsFurtherReview, .conditionallyApproved, .advisoryOnly, .recommend,
      .unrecognised:
      rawValue
    }
  }
}

extension CertificateDecision {
  static var understood: [Understanding.Row] {
    [
      .init("Sections with the decision", decisionWords), .init("Field: status", statusNames),
      .init("Line with the decision", labels), .init("Field of the head with the decision", headNames),
      .init("Sections with conditions", conditionWords),
      .init("Sections on its revocation", revocationWords),
    ] + CertificateWithdrawal.understood + ConditionText.understood + ConditionList.understood
  }
}

private let leading: Set<String> = ["final", "overall", "certification", "certificate", "review", "formal", "the", "s"]
private let decisionWords: Set<String> = ["decision", "decisions", "outcome", "verdict", "determination"]
private let statusNames: Set<String> = [
  "status", "decision", "outcome", "verdict", "decision status", "recommendation", "result", "determination",
]
private let headNames = [
  "decision", "verdict", "outcome", "determination", "result", "status", "certificate_status", "certification_status",
]
private let labels: Set<String> = [
  "certificate status", "certification status", "certification decision", "certificate decision", "final decision",
  "certificate verdict",
]
private let conditionWords: Set<String> = ["condition", "conditions"]
private let revocationWords: Set<String> = [
  "revocation", "revoked", "withdrawal", "withdrawn", "retraction", "retracted", "suspension", "suspended",
]

extension Certificate.Verdict {
  fileprivate var refusesLaunch: Bool { [.emergencyStop, .rejected, .noGo, .doNotRecommend].contains(self) }
}
