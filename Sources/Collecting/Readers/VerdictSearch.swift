import Markdown
import ReportModel

/// Goes through the blocks of a review once, for what it concludes.
struct VerdictSearch {
  private var stated: (rank: Int, text: String, line: Int)?
  /// A recommendation that refuses, or the strictest row of a table of who decided what.
  private var dissent: (text: String, line: Int)?
  private var isInDecision = false
  /// No heading of a section has come yet.
  private var isInHead = true
  /// What stands above: the name of a verdict, or of something that may refuse, and nothing more.
  private var above: Name?
  /// The first line of the options below it.
  private var options: Int?

  private enum Name { case verdict, other }

  /// Whatever is called a verdict, nobody who dissents lets it pass; an open signature takes nothing back.
  var best: (rank: Int, text: String, line: Int)? {
    guard let dissent, stated.map({ isStricter(dissent.text, than: $0.text) }) ?? true else { return stated }
    return (5, dissent.text, dissent.line)
  }

  private func isStricter(_ text: String, than other: String) -> Bool {
    let order: [Review.Verdict] = [.fail, .conditional]
    guard let rank = order.firstIndex(of: VerdictText.verdict(in: text)) else { return false }
    return rank < order.firstIndex(of: VerdictText.verdict(in: other)) ?? order.count
  }

  mutating func read(_ block: MarkdownContent.Block) {
    if case .table(let table) = block.kind, !block.isQuoted { considerSigned(table) }
    if block.headingLevel != nil { isInDecision = block.plain.containsFolded("decision") }
    if let name = above { readBelow(name, block) }
    if let level = block.headingLevel {
      if level > 1 { isInHead = false }
      (above, options) = (name(block.plain), nil)
    }
    guard !block.isQuoted else { return }
    for (index, line) in block.text.enumerated() where !line.isStruck {
      let isHeading = block.headingLevel != nil
      guard let (label, value) = isHeading ? StatedVerdict.headingValue(block.plain) : labelledValue(line) else {
        continue
      }
      if value.isEmpty, name(label) == .verdict {
        (above, options) = (.verdict, nil)
        if let next = block.text.dropFirst(index + 1).first { consider(next, as: .verdict) }
      } else if !value.isEmpty {
        consider(label, value, line, isHeading: isHeading)
      }
    }
  }

  private func name(_ text: String) -> Name? {
    let words = foldedWords(text).drop { Int($0) != nil }.joined(separator: " ")
    if StatedVerdict.verdictNames.contains(words) { return .verdict }
    return StatedVerdict.otherNames.contains(words) ? .other : nil
  }

  private mutating func consider(_ label: String, _ value: String, _ line: MarkdownContent.Line, isHeading: Bool) {
    if name(label) == .other, VerdictText.refusesLaunch(value) {
      return add(dissent: value, line.number)
    }
    if foldedWords(label).first.map(["new", "updated", "revised"].contains) ?? false { dissent = nil }
    guard let rank = rank(label, value, isHeading: isHeading),
      stated.map({ rank > $0.rank || rank == $0.rank && !isNoVerdict(value, beside: $0.text) }) ?? true
    else { return }
    stated = (rank, value, line.number)
  }

  // MARK: Below a name

  /// The line that follows; of options those that are ticked, and what follows them when none is.
  private mutating func readBelow(_ name: Name, _ block: MarkdownContent.Block) {
    guard block.headingLevel == nil else {
      above = nil
      return
    }
    if case .item(let task?, _) = block.kind {
      options = options ?? block.firstLine
      if task == .done, let line = block.text.first { consider(line, as: name) }
      return
    }
    let lines = block.text.filter { !$0.isStruck && !StandingText.read($0.text).isEmpty }
    let hasBoxes = block.text.contains { StandingText.hasBoxes($0.text) }
    if hasBoxes { options = options ?? block.firstLine }
    guard hasBoxes || options == nil || stated.map({ $0.line < options ?? 0 }) ?? true else {
      above = nil
      return
    }
    for line in hasBoxes ? lines[...] : lines.prefix(1) { consider(line, as: name) }
    if !lines.isEmpty, !hasBoxes { above = nil }
  }

  /// Of ticked options the strictest counts.
  private mutating func consider(_ line: MarkdownContent.Line, as name: Name) {
    if let field = keyValue(line), !StandingText.hasBoxes(line.text) {
      // `Public launch: NOT ready`; any other field below a verdict tells of something else.
      guard name == .verdict, VerdictText.refusesLaunch(field.value) else { return }
    }
    let verdict = VerdictText.verdict(in: line.text)
    let isKnown = verdict != .unrecognised || VerdictText.withholds(line.text)
    if name == .other {
      if VerdictText.refusesLaunch(line.text) {
        add(dissent: line.text, line.number)
      } else if verdict == .fail || options != nil && verdict == .conditional, stated == nil {
        stated = (1, line.text, line.number)
      }
      return
    }
    guard isKnown || stated == nil && VerdictText.speaks(line.text) else { return }
    if let options, let stated, stated.line >= options, VerdictText.verdict(in: stated.text) == .fail { return }
    stated = (5, line.text, line.number)
  }

  private mutating func add(dissent text: String, _ line: Int) {
    if let dissent, !isStricter(text, than: dissent.text) { return }
    dissent = (text, line)
  }

  /// `| Security | NO-GO |` in a table of who decided what: the strictest counts, and what nobody has decided yet is open.
  private mutating func considerSigned(_ table: MarkdownContent.Table) {
    let names = table.header.map { foldedWords($0.text).joined(separator: " ") }
    guard let column = names.firstIndex(where: StatedVerdict.verdictNames.contains),
      names.contains(where: StatedVerdict.signers.contains)
    else { return }
    let said = table.rows.map { $0[column] }.filter { !$0.isStruck }
    guard said.contains(where: { VerdictText.speaks($0.text) }) else { return }
    let strictness: [Review.Verdict] = [.fail, .conditional, .unrecognised, .pass]
    let strictest = strictness.lazy.compactMap { verdict in
      said.first { VerdictText.verdict(in: $0.text) == verdict }
    }.first
    if let strictest { add(dissent: strictest.text, strictest.number) }
  }

  // MARK: Ranks

  /// `Overall: 1/2 checks passed` below one that holds the launch back.
  private func isNoVerdict(_ text: String, beside other: String) -> Bool {
    guard VerdictText.verdict(in: text) == .unrecognised, !VerdictText.withholds(text) else { return false }
    return [.fail, .conditional].contains(VerdictText.verdict(in: other))
  }

  private func rank(_ name: String, _ value: String, isHeading: Bool) -> Int? {
    switch foldedWords(name).joined(separator: " ") {
    case let words where StatedVerdict.verdictNames.contains(words): 5
    case "recommendation" where isInDecision: 4
    case "overall assessment": 3
    case "overall": 2
    case let words
    where isHeading && (words.hasBytePrefix("current coverage") || words.hasBytePrefix("current performance")): 1
    case let words
    where isInHead && StatedVerdict.otherNames.contains(words) && VerdictText.verdict(in: value) == .fail:
      1
    default: nil
    }
  }
}
