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
      field = Self.label(in: document)
    }
    // Other sections may speak of other certificates.
    let head = document.content.blocks.prefix { ($0.headingLevel ?? 1) == 1 }
    others = [section.flatMap { Self.status(in: document.content.blocks[$0.blocks]) }, Self.label(in: head)]
      .compactMap(\.self).filter { $0.line != field?.line && CertificateVerdictText.isStandard($0.value) }
    verdict = field.map { CertificateVerdictText.verdict(in: $0.value) }
    let blocks = section.map { document.content.blocks[$0.blocks] } ?? document.content.blocks[...]
    readConditions(blocks)
    guard conditionsLine == nil, let own = document.sections.first(where: { isConditions($0.title) }) else { return }
    conditionsLine = own.line
    readItems(document.content.blocks[own.blocks], below: own.level)
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

  private static func status(in blocks: ArraySlice<MarkdownContent.Block>) -> Field? {
    for block in blocks where !block.isQuoted {
      for (index, line) in block.text.enumerated() {
        if let (name, value) = labelledValue(line),
          statusNames.contains(foldedWords(name).drop { leading.contains($0) }.joined(separator: " "))
        {
          let next = block.text.dropFirst(index + 1).first
          if value.isEmpty, let next { return Field(name: name, value: next.text, line: next.number) }
          if !value.isEmpty { return Field(name: name, value: value, line: line.number) }
        } else if index == 0, line.lead == line.text || block.headingLevel != nil || block.text.count == 1,
          CertificateVerdictText.isStandard(line.text) || line.lead == line.text || block.headingLevel != nil,
          CertificateVerdictText.verdict(in: line.text) != .unrecognised
        {
          return Field(name: "decision", value: line.text, line: line.number)
        }
      }
    }
    return nil
  }

  // MARK: Conditions

  private mutating func readConditions(_ blocks: ArraySlice<MarkdownContent.Block>) {
    for (index, block) in zip(blocks.indices, blocks) {
      if block.headingLevel != nil, isConditions(block.plain) {
        conditionsLine = block.firstLine
        return readItems(blocks[(index + 1)...], below: block.headingLevel)
      }
      for line in block.text {
        guard let (name, value) = labelledValue(line), isConditions(name) else { continue }
        conditionsLine = line.number
        if isSomething(value) { conditions.append(ConditionText.read(.init(number: line.number, text: value), nil)) }
        return readItems(blocks[(index + 1)...])
      }
    }
  }

  /// The items of the list that follows; only its own, not those inside them.
  ///
  /// - Parameter level: That of the heading above them, which may have others below it; `nil` under a mere label.
  private mutating func readItems(_ blocks: ArraySlice<MarkdownContent.Block>, below level: Int? = nil) {
    var depth: Int?
    for block in blocks {
      if let level, let inner = block.headingLevel, inner > level {
        depth = nil
        continue
      }
      guard case .item(let task, _) = block.kind else {
        if block.depth == 0, depth != nil || block.headingLevel != nil || block.kind == .rule { return }
        if block.depth == 0, block.text.contains(where: { $0.lead != nil }) { return }
        continue
      }
      depth = depth ?? block.depth
      guard block.depth == depth, isSomething(block.plain), let first = block.text.first else { continue }
      let isStruck = block.text.allSatisfy(\.isStruck)
      conditions.append(
        ConditionText.read(.init(number: first.number, text: block.plain, isStruck: isStruck), task))
    }
  }

  private func isConditions(_ name: String) -> Bool {
    let words = foldedWords(name)
    return words.count <= 4 && words.contains { conditionWords.contains($0) }
  }

  private func isSomething(_ text: String) -> Bool {
    let words = foldedWords(text).joined(separator: " ")
    return !words.isEmpty && !nothing.contains(words)
  }
}

extension Certificate.Verdict {
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
      .init("Line with the decision", labels), .init("Sections with conditions", conditionWords),
    ] + ConditionText.understood
  }
}

private let leading: Set<String> = ["final", "overall", "certification", "certificate", "review", "formal", "the", "s"]
private let decisionWords: Set<String> = ["decision", "decisions", "outcome", "verdict", "determination"]
private let statusNames: Set<String> = [
  "status", "decision", "outcome", "verdict", "decision status", "recommendation", "result", "determination",
]
private let labels: Set<String> = [
  "certificate status", "certification status", "certification decision", "certificate decision", "final decision",
  "certificate verdict",
]
private let conditionWords: Set<String> = ["condition", "conditions"]
private let nothing: Set<String> = [
  "none", "n a", "na", "not applicable", "no", "nil", "no conditions", "nothing", "no condition",
]
