import Markdown
import ReportModel

/// Goes through the blocks of a review once, for what it concludes.
struct VerdictSearch {
  private var stated: Statement?
  /// A recommendation or a state of the whole that refuses, or the strictest row of a table of who decided what.
  private var dissent: Statement?
  /// The level of the heading of the section that concludes, in which it is.
  private var conclusion: Int?
  /// A first heading of level 1 is the title.
  private var hasTitle = false
  /// The sections in which it is, the outermost first.
  private var sections: [Section] = []
  private var isInDecision = false
  /// What stands above has parts, each in a line of a list.
  private var hasParts = false
  private var isInSignOff = false
  /// The level of the heading of the finding in which it is, whose fields are about that finding.
  private var finding: Int?
  /// No heading of a section has come yet.
  private var isInHead = true
  /// What stands above: the name of a verdict, or of something that may refuse, and nothing more.
  private var above: VerdictName?
  /// The first line of the options below it.
  private var options: Int?
  /// The lines of headings that name what is refused, and refuse nothing.
  private let silent: Set<Int>

  init(in blocks: ArraySlice<MarkdownContent.Block>) { silent = SilentHeadings.lines(in: blocks) }

  /// Whatever is called a verdict, nobody who dissents lets it pass, unless that was said before; an open signature takes
  /// nothing back.
  var best: Statement? {
    guard let dissent else { return stated }
    if let stated, stated.rank >= Statement.verdict,
      !isStricter(dissent.text, than: stated.text) || stated.round.isLater(than: dissent.round) == true
    {
      return stated
    }
    return dissent
  }

  /// Where a review concludes something.
  struct Statement {
    /// How much what it is called counts.
    var rank: Int
    var text: String
    var line: Int
    var round: ReviewRound
    /// It stands in a section about something, and not in one that concludes.
    var isOfPart: Bool

    /// The rank of what is called a verdict, or counts like one.
    static let verdict = 3
  }

  private struct Section {
    var level: Int
    var round: ReviewRound
    var isOfPart: Bool
  }

  private func statement(_ rank: Int, _ text: String, _ line: Int, called label: String = "") -> Statement {
    let own = ReviewRound(label)
    let round = own.isUnsaid ? sections.last?.round ?? own : own
    let isOfWhole = foldedWords(label).first.map(StatedVerdict.wholeNames.contains) ?? false
    return Statement(
      rank: rank, text: text, line: line, round: round, isOfPart: !isOfWhole && sections.last?.isOfPart ?? false)
  }

  /// What is called more, or comes from a later look, counts; of one look the strictest. What is no verdict takes none back
  /// that refuses, nor one about the whole.
  private mutating func offer(_ new: Statement) {
    guard let old = stated, old.rank == new.rank else {
      if stated.map({ new.rank > $0.rank }) ?? true { stated = new }
      return
    }
    guard !isNoVerdict(new.text, beside: old.text) else { return }
    if let isLater = new.round.isLater(than: old.round) {
      if isLater { stated = new }
      return
    }
    let (mine, theirs) = (strictness(of: new.text), strictness(of: old.text))
    let isSettled = mine == nil ? new.isOfPart && !old.isOfPart : theirs.map { mine ?? 0 > $0 } ?? false
    if !isSettled { stated = new }
  }

  /// The smaller, the stricter; `nil` for what is no verdict.
  private func strictness(of text: String) -> Int? {
    switch VerdictText.verdict(in: text) {
    case .fail: 0
    case .conditional: 1
    case .unrecognised: VerdictText.withholds(text) ? 2 : nil
    case .pass: 3
    }
  }

  private func isStricter(_ text: String, than other: String) -> Bool {
    let order: [Review.Verdict] = [.fail, .conditional]
    guard !VerdictText.isChoice(text), let rank = order.firstIndex(of: VerdictText.verdict(in: text)) else {
      return false
    }
    return rank < order.firstIndex(of: VerdictText.verdict(in: other)) ?? order.count
  }

  mutating func read(_ block: MarkdownContent.Block) {
    if case .table(let table) = block.kind, !block.isQuoted {
      considerSigned(table)
      considerFields(of: table)
    }
    if block.headingLevel != nil {
      isInDecision = block.plain.containsFolded("decision")
      isInSignOff = SignOff.isHeading(block.plain) || isInSignOff && SignOff.isPart(block.plain)
    } else if block.kind == .paragraph, block.text.count == 1, let line = block.text.first, line.lead == line.text,
      SignOff.isHeading(line.text)
    {
      isInSignOff = true
    }
    if let name = above { readBelow(name, block) }
    limit(by: block)
    if let level = block.headingLevel { enter(block, level) }
    considerUnnamed(block)
    if block.headingLevel == 1 { hasTitle = true }
    considerSigned(block)
    guard !block.isQuoted || isInHead || stated == nil else { return }
    for (index, line) in block.text.enumerated() where !line.isStruck {
      let isHeading = block.headingLevel != nil
      guard let (label, value) = isHeading ? StatedVerdict.headingValue(block.plain) : field(line) else {
        continue
      }
      if value.isEmpty, VerdictName(label) == .verdict {
        (above, options) = (.verdict, nil)
        if let next = block.text.dropFirst(index + 1).first { consider(next, as: .verdict) }
      } else if block.headingLevel != 1 || VerdictText.speaks(value) {
        let parts = fieldsOnOneLine(value + proviso(behind: index, in: block))
        for (label, value) in [(label, parts.first)] + parts.others where !value.isEmpty {
          consider(label, value, line.number, isHeading: isHeading)
        }
      }
    }
  }

  /// `BLOCK LAUNCH` as a paragraph, in bold or in capitals, be it that it stands behind a finding.
  private mutating func considerOrder(_ block: MarkdownContent.Block) {
    guard block.kind == .paragraph, block.depth == 0, !block.isQuoted, block.text.count == 1,
      let line = block.text.first, !line.isStruck, line.lead == line.text || isLoud(line.text),
      LaunchAdviceText.isOrder(line.text)
    else { return }
    add(dissent: line.text, line.number)
  }

  private func isLoud(_ text: String) -> Bool { !text.utf8.contains { (0x61...0x7A).contains($0) } }

  /// `### ❌ NO-GO`, `**NOT READY – 1 critical blocker**`, `Our verdict is NO-GO`, and a warning in a frame: refusals only.
  private mutating func considerUnnamed(_ block: MarkdownContent.Block) {
    considerOrder(block)
    let isFrame = block.isQuoted && block.text.first?.text.hasBytePrefix("[!") ?? false
    guard isFrame || !block.isQuoted && finding == nil && block.depth == 0, !silent.contains(block.firstLine) else {
      return
    }
    for line in block.text where !line.isStruck {
      let isParagraph = block.kind == .paragraph && block.text.count == 1 && isLoud(line.text)
      let isHeading = block.headingLevel.map { $0 > 1 || hasTitle } ?? false
      let isAlone = !block.isQuoted && (line.lead == line.text || isHeading || isParagraph)
      let isSaid = isFrame || line.text.containsFolded("verdict is ")
      if isAlone, !isHeading, labelledValue(line) == nil { considerReady(line) }
      guard isAlone || isSaid, labelledValue(line) == nil else { continue }
      if isAlone && LaunchAdviceText.isRefusal(line.text) || isSaid && LaunchAdviceText.refusesLaunch(line.text) {
        add(dissent: line.text, line.number)
      }
    }
  }

  private mutating func enter(_ heading: MarkdownContent.Block, _ level: Int) {
    if level > 1 { isInHead = false }
    hasParts = false
    (above, options) = (VerdictName(heading.plain).flatMap { $0 == .launch ? nil : $0 }, nil)
    if level <= conclusion ?? 7 { conclusion = above == .verdict ? level : nil }
    sections.removeAll { $0.level >= level }
    let own = ReviewRound(heading.plain)
    let outer = sections.last
    sections.append(
      Section(
        level: level, round: own.isUnsaid ? outer?.round ?? own : own,
        isOfPart: level > 1 && own.isUnsaid && !StatedVerdict.concludes(heading.plain)))
    if level <= finding ?? 7 {
      let isFinding = above == nil && heading.text.contains(where: ValidityText.isOfFindings)
      finding =
        isFinding && StatedVerdict.headingValue(heading.plain).flatMap { VerdictName($0.name) } == nil ? level : nil
    }
  }

  /// `**Final verdict** — NO-GO` and `**Ready for launch?** No`, too.
  private func field(_ line: MarkdownContent.Line) -> (name: String, value: String)? {
    if let field = labelledValue(line) ?? StatedVerdict.partedVerdict(line.text) { return field }
    guard let lead = line.lead, line.text.hasBytePrefix(lead), VerdictName(lead) != nil,
      case let rest = trimmed(line.text.utf8.dropFirst(lead.utf8.count))
    else { return nil }
    if lead.utf8.last == UInt8(ascii: "?") { return (lead, rest.withText) }
    guard let dash = ["\u{2014}", "\u{2013}", "-"].first(where: { rest.starts(with: $0.utf8) })
    else { return nil }
    return (lead, trimmed(rest.dropFirst(dash.utf8.count)).withText)
  }

  private mutating func consider(_ label: String, _ value: String, _ line: Int, isHeading: Bool) {
    if let name = VerdictName(label), isDissent(value, as: name) { add(dissent: value, line) }
    if foldedWords(label).first.map(["new", "updated", "revised"].contains) ?? false { dissent = nil }
    if let rank = rank(label, value, isHeading: isHeading) { offer(statement(rank, value, line, called: label)) }
  }

  /// Whether what is no verdict refuses all the same, or makes it depend on something.
  private func isDissent(_ value: String, as name: VerdictName) -> Bool {
    switch name {
    case .verdict: false
    case .advice: finding == nil ? LaunchAdviceText.verdict(in: value) != nil : LaunchAdviceText.refusesLaunch(value)
    // A finding that is rejected is none.
    case .status:
      finding != nil
        ? LaunchAdviceText.refusesLaunch(value) && foldedWords(value).count > 1
        : isInHead || isInDecision || above == .status
          ? LaunchAdviceText.verdict(in: value) == .fail || LaunchAdviceText.asksForChanges(value)
          : LaunchAdviceText.refusesLaunch(value)
    case .assessment: finding == nil && isShortRefusal(value)
    case .summary: finding == nil && LaunchAdviceText.advice(against: value) != nil
    case .dissent: finding == nil && LaunchAdviceText.objection(in: value) != nil
    case .signOff: finding == nil && SignOff.refuses(value)
    case .launch: finding == nil && LaunchAdviceText.refusesLaunch(value)
    }
  }

  /// `🔴 NOT READY`, `⚠️ Needs Revision`.
  private func isShortRefusal(_ value: String) -> Bool {
    let value = DeniedTrouble.removed(from: value)
    return LaunchAdviceText.verdict(in: value) == .fail
      || foldedWords(value).count < 7 && [.fail, .conditional].contains(VerdictText.verdict(in: value))
  }

  // MARK: Limits

  /// In a section that concludes, what stands below a pass and makes less of it becomes a part of the verdict.
  private mutating func limit(by block: MarkdownContent.Block) {
    // A box is an option, and no sentence.
    if case .item(_?, _) = block.kind { return }
    guard conclusion != nil, block.headingLevel == nil, !block.isQuoted, let old = stated, old.rank >= 5,
      VerdictText.verdict(in: old.text) == .pass
    else { return }
    let lines = block.text.filter { !$0.isStruck && $0.number > old.line && !StandingText.hasBoxes($0.text) }
    let sentences = lines.flatMap { LaunchAdviceText.split($0.text) }
    guard let sentence = sentences.first(where: LimitText.limits), case let text = "\(old.text) \(sentence)",
      VerdictText.verdict(in: text) != .pass
    else { return }
    stated?.text = text
  }

  /// The lines that go on with what stands at `index`: `APPROVED` and below it `provided that the key is rotated`.
  private func proviso(behind index: Int, in block: MarkdownContent.Block) -> String {
    let lines = block.text.dropFirst(index + 1).prefix { keyValue($0) == nil && !$0.isStruck }
    guard let first = lines.first, LimitText.isProviso(first.text) else { return "" }
    return " " + lines.map(\.text).joined(separator: " ")
  }

  // MARK: Below a name

  /// The line that follows; of options those that are ticked, and what follows them when none is.
  private mutating func readBelow(_ name: VerdictName, _ block: MarkdownContent.Block) {
    if let level = block.headingLevel {
      considerReady(heading: block, level, below: name)
      above = nil
      return
    }
    if case .item(let task?, _) = block.kind {
      options = options ?? block.firstLine
      if task == .done, let line = block.text.first { consider(line, as: name) }
      return
    }
    if name == .summary || name == .dissent { return readSummary(block, as: name) }
    let lines = block.text.filter { !$0.isStruck && !StandingText.read($0.text).isEmpty }
    let hasBoxes = block.text.contains { StandingText.hasBoxes($0.text) }
    if hasBoxes { options = options ?? block.firstLine }
    guard hasBoxes || options == nil || stated.map({ $0.line < options ?? 0 }) ?? true else {
      above = nil
      return
    }
    let isPart = name == .verdict && block.isItem && !hasBoxes && lines.first.flatMap { keyValue($0) } != nil
    guard isPart || !hasParts else {
      above = nil
      return
    }
    for line in hasBoxes ? lines[...] : lines.prefix(1) { consider(line, as: name) }
    hasParts = isPart
    // A sentence may go on in the next line.
    if name == .advice, !hasBoxes, lines.count > 1, isDissent(block.plain, as: name), let line = lines.first {
      add(dissent: block.plain, line.number)
    }
    if !lines.isEmpty, !hasBoxes, !isPart { above = nil }
  }

  /// `**PRODUCTION READY**` where nothing is called a verdict, and no part of the whole is meant.
  private mutating func considerReady(_ line: MarkdownContent.Line) {
    guard stated == nil, finding == nil, isOfWhole, LaunchAdviceText.saysReady(line.text) else { return }
    stated = statement(1, line.text, line.number)
  }

  /// `### ✅ PRODUCTION READY` right below `## Final Verdict`.
  private mutating func considerReady(heading: MarkdownContent.Block, _ level: Int, below name: VerdictName) {
    guard [.verdict, .advice, .status, .assessment].contains(name), sections.last.map({ $0.level < level }) ?? false,
      let line = heading.text.first, !line.isStruck
    else { return }
    considerReady(line)
  }

  private var isOfWhole: Bool { sections.last.map { !$0.isOfPart } ?? true }

  /// All that it says, up to the next heading.
  private mutating func readSummary(_ block: MarkdownContent.Block, as name: VerdictName) {
    guard !block.isQuoted, isDissent(block.plain, as: name), let line = block.text.first, !line.isStruck,
      let sentence = name == .dissent
        ? LaunchAdviceText.objection(in: block.plain) : LaunchAdviceText.advice(against: block.plain)
    else { return }
    add(dissent: sentence, line.number)
  }

  /// Of ticked options the strictest counts.
  private mutating func consider(_ line: MarkdownContent.Line, as name: VerdictName) {
    if let field = keyValue(line), !StandingText.hasBoxes(line.text) {
      // `Public launch: NOT ready`; any other field below a verdict tells of something else.
      guard name == .verdict, VerdictName(field.name) == nil, isHeld(field.value) else { return }
    }
    let verdict = VerdictText.verdict(in: line.text)
    let isKnown = verdict != .unrecognised || VerdictText.withholds(line.text)
    if name != .verdict {
      if isDissent(line.text, as: name) {
        add(dissent: line.text, line.number)
      } else if name != .signOff, verdict == .fail || options != nil && verdict == .conditional, stated == nil {
        stated = statement(1, line.text, line.number)
      } else if name != .signOff {
        considerReady(line)
      }
      return
    }
    guard isKnown || stated == nil && VerdictText.speaks(line.text) else { return }
    if let options, let stated, stated.line >= options, VerdictText.verdict(in: stated.text) == .fail { return }
    offer(statement(5, line.text, line.number))
  }

  /// Whether what is said of a part holds the launch back.
  private func isHeld(_ value: String) -> Bool {
    if foldedWords(value).count < 5, LaunchAdviceText.verdict(in: value) == .conditional { return true }
    return hasParts ? LaunchAdviceText.isOfLaunch(value) : LaunchAdviceText.refusesLaunch(value)
  }

  private mutating func add(dissent text: String, _ line: Int) {
    if let dissent, !isStricter(text, than: dissent.text) { return }
    dissent = statement(5, text, line)
  }

  // MARK: Tables

  /// `| Security | NO-GO |` in a table of who decided what, or when: of each the last word, of all of them the strictest, and
  /// what nobody has decided yet is open.
  private mutating func considerSigned(_ table: MarkdownContent.Table) {
    let names = table.header.map { foldedWords($0.text).joined(separator: " ") }
    guard let columns = SignOff.Columns(names, isInSignOff: isInSignOff) else { return }
    let (column, signer) = (columns.answer, columns.signer)
    let isHistory =
      names.contains(where: dayNames.contains) && names.allSatisfy { historyNames.contains($0) || $0 == names[column] }
    guard signer != nil || isHistory else { return }
    let isOfThings = signer.map { StatedVerdict.things.contains(names[$0]) } ?? false
    // The role `QA` is no place.
    let isOfRoles = signer.map { StatedVerdict.isRole(names[$0]) } ?? false
    let rows = newest(
      of: table.rows.filter { row in
        guard let signer else { return true }
        let isAction = isOfThings && StatedVerdict.isAction(row[column].text, on: row[signer].text)
        return (isOfRoles || !EvasiveText.isElsewhere("in " + row[signer].text))
          && !StatedVerdict.isLeftOut(row, named: row[signer])
          && !isAction
      }, by: signer, in: names.firstIndex(where: roundNames.contains))
    if let refusal = columns.refusal { considerTicks(in: refusal, of: rows, named: table.header[refusal].text) }
    let said = rows.map { $0[column] }.filter { !$0.isStruck }
    // Of what may be recommended, or be the state of a signature, only some is about the launch.
    guard columns.kind == .decision else {
      for line in said where SignOff.refuses(line.text) {
        if columns.kind == .signature, SignOff.isUnsigned(line.text) { continue }
        add(dissent: SignOff.latest(of: line.text), line.number)
      }
      return
    }
    guard said.contains(where: { VerdictText.speaks($0.text) || SignOff.refuses($0.text) }) else { return }
    let isVerdict = signer != nil && StatedVerdict.verdictNames.contains(names[column])
    let strictness: [Review.Verdict] = isVerdict ? [.fail, .conditional, .unrecognised, .pass] : [.fail, .conditional]
    let verdicts = said.map { line -> (text: String, line: Int, verdict: Review.Verdict) in
      let text = SignOff.latest(of: line.text)
      // What nobody has chosen from is open.
      return (text, line.number, VerdictText.isChoice(text) ? .unrecognised : VerdictText.verdict(in: text))
    }
    let strictest = strictness.lazy.compactMap { verdict in verdicts.first { $0.verdict == verdict } }.first
    if let strictest { add(dissent: strictest.text, strictest.line) }
  }

  /// `| Security | ☐ | ☑ |` in the columns `Approved` and `Rejected`.
  private mutating func considerTicks(in column: Int, of rows: [[MarkdownContent.Line]], named name: String) {
    for cell in rows.map({ $0[column] }) where !cell.isStruck {
      let isTicked =
        CheckMark.read(cell.text)?.state == .pass || ["x", "yes"].contains(foldedName(cell.text))
        || StandingText.hasBoxes(cell.text) && StandingText.read("\(name) \(cell.text)").hasFoldedPrefix(name)
      if isTicked { add(dissent: "\(name): yes", cell.number) }
    }
  }

  /// `- Security: REJECTED` below `Sign-off`.
  private mutating func considerSigned(_ block: MarkdownContent.Block) {
    guard isInSignOff, finding == nil, !block.isQuoted, block.headingLevel == nil else { return }
    for line in block.text where !line.isStruck {
      guard let (who, text) = SignOff.answer(line, isItem: block.isItem), VerdictName(who) == nil,
        SignOff.refuses(text, by: who)
      else { continue }
      add(dissent: SignOff.latest(of: text), line.number)
    }
  }

  /// Without what the same one has said on an earlier day, or in an earlier round; what has none stays.
  private func newest(
    of rows: [[MarkdownContent.Line]], by signer: Int?, in round: Int?
  ) -> [[MarkdownContent.Line]] {
    let dated = last(of: rows, by: signer) { row in row.lazy.compactMap { DateText.day(in: $0.text) }.first }
    guard let round else { return dated }
    return last(of: dated, by: signer) { row in foldedWords(row[round].text).lazy.compactMap { Int($0) }.first }
  }

  private func last<Time: Comparable>(
    of rows: [[MarkdownContent.Line]], by signer: Int?, at time: ([MarkdownContent.Line]) -> Time?
  ) -> [[MarkdownContent.Line]] {
    let timed = rows.map { row in (row, signer.map { foldedName(row[$0].text) } ?? "", time(row)) }
    var last: [String: Time] = [:]
    for case (_, let name, let time?) in timed { last[name] = max(last[name] ?? time, time) }
    return timed.filter { $0.2 == nil || $0.2 == last[$0.1] }.map(\.0)
  }

  /// `| Decision | NO-GO |`: a field a row.
  private mutating func considerFields(of table: MarkdownContent.Table) {
    guard table.header.count == 2, finding == nil else { return }
    for row in [table.header] + table.rows where !row[1].isStruck && VerdictName(row[0].text) != nil {
      guard VerdictText.verdict(in: row[1].text) != .unrecognised || VerdictText.withholds(row[1].text) else {
        continue
      }
      consider(row[0].text, row[1].text, row[0].number, isHeading: false)
    }
  }

  // MARK: Ranks

  /// `Overall: 1/2 checks passed` below one that holds the launch back.
  private func isNoVerdict(_ text: String, beside other: String) -> Bool {
    guard VerdictText.verdict(in: text) == .unrecognised, !VerdictText.withholds(text) else { return false }
    return [.fail, .conditional].contains(VerdictText.verdict(in: other))
  }

  private func rank(_ name: String, _ value: String, isHeading: Bool) -> Int? {
    if VerdictName(name) == .verdict { return 5 }
    return switch foldedWords(name).joined(separator: " ") {
    case "recommendation" where isInDecision: 4
    case "overall assessment": 3
    case "overall": 2
    case let words
    where isHeading && (words.hasBytePrefix("current coverage") || words.hasBytePrefix("current performance")): 1
    case let words
    where isInHead && StatedVerdict.otherNames.contains(words) && VerdictText.verdict(in: value) == .fail:
      1
    // `Status: ✅ Production ready`
    case _ where isOfWhole && finding == nil && isState(name) && LaunchAdviceText.saysReady(value): 1
    default: nil
    }
  }

  private func isState(_ name: String) -> Bool {
    switch VerdictName(name) {
    case .assessment, .advice, .status: true
    case .verdict, .summary, .dissent, .signOff, .launch, nil: false
    }
  }
}

private let roundNames: Set<String> = ["round", "iteration"]
private let dayNames: Set<String> = ["date", "day", "when", "on"]
/// The columns of a table of what was decided when.
private let historyNames = dayNames.union([
  "version", "round", "reviewer", "by", "author", "who", "notes", "note", "comment", "comments", "remarks", "reason",
  "commit", "no",
])
