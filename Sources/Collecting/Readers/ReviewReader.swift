package import Diagnostics
import Markdown
package import ReportModel

/// Reviews: by front matter, or a section such as `## Security Review: Checkout`.
package struct ReviewReader: RecordReader {
  package init() {}

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard DocumentFormat(of: document.id.path) == .markdown else { return [] }
    if let kind = document.declaredKind { return kind == .review ? [whole(document, into: &log)] : [] }
    guard !document.isTemplate, !document.isIndex else { return [] }
    var end = 0
    return document.sections.compactMap { section in
      guard section.line > end, let title = ReviewTitle(section.title) else { return nil }
      end = section.lastLine
      return part(section, title, in: document)
    }
  }

  private func whole(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = HeaderFields(of: document)
    var review = body(document.content.blocks[...], of: document, level: 1)
    if let verdict = header.value("verdict") {
      review.verdictRaw = verdict.value
      review.verdict = VerdictText.verdict(in: verdict.value)
      review.verdictLine = verdict.line
    }
    review.commit = header.value("commit", "reviewed_commit")?.value
    review.reReview = readDay(header.value("re_review", "next_review"), in: document, into: &log)
    if review.verdict == .unrecognised, let raw = review.verdictRaw, !raw.containsFolded("not assessed") {
      log.emit(
        Diagnostic(
          .verdictUnrecognised, .warning, "the verdict \"\(raw)\" is not in the table of verdicts",
          help: "Use pass, conditional, fail or not assessed.",
          at: document.location(of: Field(name: "verdict", value: raw, line: review.verdictLine ?? 1))))
    }
    return Record(
      whole: document, header: header, details: .review(review),
      known: ["verdict", "commit", "reviewedcommit", "rereview", "nextreview"], into: &log)
  }

  private func part(_ section: MarkdownContent.Section, _ title: ReviewTitle, in document: Document) -> Record {
    let blocks = document.content.blocks[section.blocks]
    let header = HeaderFields(of: document, in: section)
    let front = document.frontMatter
    return Record(
      origin: document.origin(line: section.line), lines: section.line...section.lastLine, title: section.title,
      details: .review(body(blocks, of: document, level: section.level)),
      statedService: front["service", "component"]?.text ?? title.subject,
      persona: front["persona"]?.text ?? header.value("persona", "reviewer")?.value ?? title.persona,
      date: (front["date"]?.text ?? header.value("date")?.value).flatMap(DateText.day),
      citations: CitationText.citations(in: blocks))
  }

  private func body(_ blocks: ArraySlice<MarkdownContent.Block>, of document: Document, level: Int) -> Review {
    let verdict = StatedVerdict.find(in: blocks)
    return Review(
      verdict: verdict.map { VerdictText.verdict(in: $0.text) }, verdictRaw: verdict?.text, verdictLine: verdict?.line,
      findings: Findings.read(blocks), checklist: checklist(blocks), metrics: metrics(blocks))
  }

  /// Items below a heading or label that speaks of a checklist; "minimum requirements" are demands, not answers.
  private func checklist(_ blocks: ArraySlice<MarkdownContent.Block>) -> [ChecklistItem] {
    guard
      let start = blocks.indices.first(where: { index in
        blocks[index].headingLevel != nil && blocks[index].plain.containsFolded("checklist")
      }), let level = blocks[start].headingLevel
    else { return [] }
    let section = blocks[(start + 1)...].prefix { ($0.headingLevel ?? 7) > level }
    return ChecklistItems.read(section)
  }

  /// `- P99 latency: 2.1s (target: <500ms)`.
  private func metrics(_ blocks: ArraySlice<MarkdownContent.Block>) -> [Metric] {
    blocks.compactMap { block in
      guard case .item = block.kind, let line = block.text.first, let (name, value) = keyValue(line) else { return nil }
      let number = value.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      guard !number.isEmpty, let target = targetInBrackets(value) else { return nil }
      let unit = value.utf8.dropFirst(number.count).prefix { $0 != 0x20 && $0 != UInt8(ascii: "(") }
      return Metric(
        name: name, value: number.withText, unit: unit.isEmpty ? nil : unit.withText, target: target, line: line.number)
    }
  }

  private func targetInBrackets(_ text: String) -> String? {
    guard let open = text.utf8.lastIndex(of: UInt8(ascii: "(")), text.utf8.last == UInt8(ascii: ")") else { return nil }
    let inner = text.utf8[text.utf8.index(after: open)...].dropLast().withText
    guard inner.asciiLowercased.hasBytePrefix("target:") else { return nil }
    return trimmedText(inner.utf8.dropFirst("target:".utf8.count).withText)
  }
}

/// `Security Review: Checkout`: which persona speaks, about what.
struct ReviewTitle {
  let persona: String
  let subject: String

  init?(_ title: String) {
    guard let colon = title.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let type = foldedWords(title.utf8[..<colon].withText).joined(separator: " ")
    guard let persona = Self.personas[type] else { return nil }
    let subject = trimmedText(title.utf8[title.utf8.index(after: colon)...].withText)
    guard !subject.isEmpty else { return nil }
    (self.persona, self.subject) = (persona, subject)
  }

  private static let personas = [
    "architecture review": "software-architect", "code review": "senior-engineer",
    "code review checklist": "code-reviewer", "test strategy": "qa-engineer", "security review": "security-engineer",
    "performance review": "performance-engineer", "concurrency review": "concurrency-expert",
    "production readiness review": "sre",
  ]
}

/// Where a review says what it concludes.
private enum StatedVerdict {
  /// A verdict outranks a recommendation, that an overall assessment; among equals the last one counts.
  static func find(in blocks: ArraySlice<MarkdownContent.Block>) -> (text: String, line: Int)? {
    var best: (rank: Int, text: String, line: Int)?
    var isInDecision = false
    for block in blocks {
      if block.headingLevel != nil { isInDecision = block.plain.containsFolded("decision") }
      guard !block.isQuoted else { continue }
      for line in block.text {
        guard let (name, value) = block.headingLevel == nil ? keyValue(line) : headingValue(block.plain),
          !value.isEmpty,
          let rank = rank(name, isHeading: block.headingLevel != nil, isInDecision: isInDecision),
          rank >= best?.rank ?? 0
        else { continue }
        best = (rank, value, line.number)
      }
    }
    return best.map { ($0.text, $0.line) }
  }

  private static func rank(_ name: String, isHeading: Bool, isInDecision: Bool) -> Int? {
    switch foldedWords(name).joined(separator: " ") {
    case "verdict", "decision", "launch decision": 4
    case "recommendation" where isInDecision: 3
    case "overall assessment", "overall": 2
    case let words
    where isHeading && (words.hasBytePrefix("current coverage") || words.hasBytePrefix("current performance")): 1
    default: nil
    }
  }

  private static func headingValue(_ heading: String) -> (name: String, value: String)? {
    guard let colon = heading.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (heading.utf8[..<colon].withText, trimmedText(heading.utf8[heading.utf8.index(after: colon)...].withText))
  }
}

extension Diagnostic.ID {
  static let verdictUnrecognised: Self = "review.verdict-unrecognised"
}
