import Diagnostics
import Markdown
import ReportModel

/// What the sentences of a document state, in the order in which they stand.
///
/// Fences are samples and give nothing, nor do templates, or the definitions of personas, whose numbers are examples. What
/// only makes sense beside a review or a checklist is read inside one; arithmetic is read wherever prose stands.
///
/// - Complexity: O(*n*) in the document's length.
func statements(of document: Document, among records: [Record], into log: inout DiagnosticLog) -> [Statement] {
  guard !document.isTemplate, !records.contains(where: { $0.kind == .persona }) else { return [] }
  if document.format == .json { return dataStatements(of: document) }
  guard document.format == .markdown else { return [] }
  var reader = StatementReader(document, hosts: records.compactMap { StatementHost($0) })
  for (index, block) in document.content.blocks.enumerated() where !block.isQuoted { reader.read(block, at: index) }
  for line in reader.tickedRequirements { log.emit(.requirementTicked(at: document.location(line: line))) }
  return reader.statements
}

/// Arithmetic has digits: most lines of most documents have none, and are not looked at.
func holdsDigits(_ text: String) -> Bool {
  let bytes = text.utf8.span
  for index in 0..<bytes.count where (0x30...0x39).contains(bytes[index]) { return true }
  return false
}

/// A record whose sentences speak of one service on one day, as far as its sentences ask for it.
struct StatementHost {
  var kind: RecordKind
  var lines: ClosedRange<Int>
  /// Of a review.
  var findings: [Finding] = []
  /// How many items a checklist has.
  var items = 0

  /// `nil` for a record of another kind.
  init?(_ record: Record) {
    guard [.review, .checklist, .certificate].contains(record.kind) else { return nil }
    (kind, lines) = (record.kind, record.lines)
    if case .review(let review) = record.details { findings = review.findings }
    if case .checklist(let checklist) = record.details { items = checklist.items.count }
  }
}

/// Goes through the blocks once, with what the sentences before have said.
struct StatementReader {
  let document: Document
  private(set) var statements: [Statement] = []
  /// The first line of each list of demands in a review that has ticks.
  private(set) var tickedRequirements: [Int] = []
  /// By their first lines; they do not overlap.
  private let hosts: [StatementHost]
  private var host = 0
  /// A document that announces something and is no record: its words say what it is about.
  private let about: [String]
  /// What the label or heading above says of the period.
  var window = Statement.Window.unstated
  var budget = BudgetLines()
  /// `80% of latency`, in the title of the finding that is being read.
  var shareOfLatency: Amount?
  private var section: MarkdownContent.Section?
  private var isInRequirements = false {
    didSet { hasTicks = false }
  }
  private var hasTicks = false

  init(_ document: Document, hosts: [StatementHost]) {
    self.document = document
    self.hosts = hosts.sorted {
      ($0.lines.lowerBound, $0.lines.upperBound) < ($1.lines.lowerBound, $1.lines.upperBound)
    }
    about = hosts.isEmpty && isAnnouncement(document) ? subjectWords(of: document) : []
  }

  mutating func read(_ block: MarkdownContent.Block, at index: Int) {
    let record = record(at: block.firstLine)
    switch block.kind {
    case .heading: openSection(block, at: index)
    case .paragraph, .item: break
    case .code(let info):
      if info.isEmpty, record?.kind == .review { readTotals(block) }
      return
    case .table(let table): return read(table, in: record)
    case .html, .rule: return
    }
    let isAlone = record == nil && about.isEmpty && block.headingLevel == nil
    for line in block.text where !isAlone || line.lead != nil || holdsDigits(line.text) {
      read(Sentence(line, block, record: record, section: scope(record)))
    }
  }

  private mutating func read(_ sentence: Sentence) {
    noteContext(sentence)
    guard !isInRequirements || sentence.isHeading else { return noteTick(sentence) }
    readPlanned(sentence)
    guard sentence.hasDigits else { return }
    // A share of a checklist's rows is checked with the rows.
    let isProgress = sentence.record != nil && sentence.record?.kind != .certificate && readProgress(sentence)
    readArithmetic(sentence, withShares: !isProgress)
    readBudget(sentence)
    guard let record = sentence.record else { return }
    if record.kind == .review { readCounts(sentence) }
    readComparison(sentence)
    readLatency(sentence)
    if record.kind == .certificate { readMeasured(sentence) }
  }

  /// "All gates passed", in a record or an announcement.
  private mutating func readPlanned(_ sentence: Sentence) {
    if sentence.record != nil || !about.isEmpty { readPassed(sentence) }
  }

  mutating func add(_ fact: Statement.Fact, _ sentence: Sentence, near words: String? = nil) {
    let column = words.flatMap { document.text.column(of: $0, inLine: sentence.line, behind: sentence.before) }
    statements.append(
      Statement(
        fact, at: document.origin(line: sentence.line), column: column, text: sentence.shown,
        about: sentence.record == nil ? about : []))
  }

  private mutating func noteTick(_ sentence: Sentence) {
    guard sentence.mark == .pass, sentence.record?.kind == .review, !hasTicks else { return }
    hasTicks = true
    tickedRequirements.append(sentence.line)
  }

  mutating func addStatement(_ statement: Statement) { statements.append(statement) }

  private mutating func record(at line: Int) -> StatementHost? {
    while host + 1 < hosts.count, hosts[host + 1].lines.lowerBound <= line { host += 1 }
    return hosts.indices.contains(host) && hosts[host].lines.contains(line) ? hosts[host] : nil
  }

  private mutating func openSection(_ block: MarkdownContent.Block, at index: Int) {
    section = document.section(around: index + 1)
    window = Statement.Window(in: block.plain) ?? .unstated
    budget = BudgetLines()
    shareOfLatency = nil
    isInRequirements = isRequirement(block.plain)
  }

  /// A line in bold above a list says what the list is about.
  private mutating func noteContext(_ sentence: Sentence) {
    if sentence.isLabel {
      window = Statement.Window(in: sentence.text) ?? .unstated
      budget.isOpen = false
      isInRequirements = isRequirement(sentence.text)
    }
    if sentence.isTitle { shareOfLatency = latencyShare(sentence.tokens) }
  }

  private func scope(_ record: StatementHost?) -> ClosedRange<Int> {
    let lines = record?.lines ?? document.lines
    guard let section, section.lastLine >= section.line else { return lines }
    return (section.line...section.lastLine).clamped(to: lines)
  }
}

extension Diagnostic {
  fileprivate static func requirementTicked(at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .requirementTicked, .note, "the marks of this list of requirements are no results, and count for nothing",
      help: "Write requirements without marks, and answers into a checklist.", at: place)
  }
}

extension Diagnostic.ID {
  static let requirementTicked: Self = "review.requirement-ticked"
}

/// "Minimum viable launch requirements": what is to be, whatever marks stand before it.
private func isRequirement(_ text: String) -> Bool {
  foldedWords(text).contains(where: requirementWords.contains)
}

private let requirementWords: Set<String> = ["requirements", "requirement", "prerequisites", "criteria", "template"]

/// Release notes and the like: somebody tells others that something is ready.
private func isAnnouncement(_ document: Document) -> Bool {
  [document.title, document.id.path.text].contains { foldedWords($0).contains(where: announcingWords.contains) }
}

private let announcingWords: Set<String> = [
  "release", "releases", "launch", "launches", "deployment", "deployments",
]

/// The words of the title and of what follows it, enough to find a component's name in.
private func subjectWords(of document: Document) -> [String] {
  let prose = document.content.blocks.prefix(4).flatMap { foldedWords($0.plain) }.prefix(80)
  return Array(Set(foldedWords(document.title) + prose)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
