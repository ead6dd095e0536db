import Markdown
import ReportModel

/// What a report of a load test says of itself where it failed: a conclusion, or a row that is called so.
///
/// That it passed is what its numbers have to show: only of a limit that stands beside what was measured it may say so itself.
enum LoadTestConclusion {
  /// - Parameter compared: Limits that were compared with what was measured.
  static func limits(in document: Document, besides compared: [LoadTest.Threshold]) -> [LoadTest.Threshold] {
    let broken = Set(compared.filter { !$0.isKept }.map(\.line))
    let known = Set(compared.map(\.line))
    var (failures, heading) = ([LoadTest.Threshold](), "")
    for block in document.content.blocks where !block.isQuoted {
      if block.headingLevel != nil { heading = block.plain }
      if LoadTestRun.isEarlier(heading) { continue }
      if case .table(let table) = block.kind {
        failures += rows(of: table, below: heading).filter { !($0.isKept ? known : broken).contains($0.line) }
      } else {
        failures += block.text.filter(saysFailed).map {
          .init(metric: "result as stated", expression: "passed", isKept: false, line: $0.number)
        }
      }
    }
    return failures
  }

  /// The line in which a report says that it measured nothing: `**Result:** PASS (simulated)`.
  static func unmeasuredLine(in document: Document) -> Int? {
    document.content.blocks.lazy.filter { !$0.isQuoted }.flatMap(\.text).first { line in
      guard let (name, value) = labelledValue(line), concludes(name) else { return false }
      let (_, remark) = clause(value)
      return [value, remark].contains { unmeasured.contains(foldedWords($0).joined(separator: " ")) }
    }?.number
  }

  /// The line in which a report says that its test is still to come: `Not run yet; planned for January.`
  static func futureLine(in document: Document) -> Int? {
    document.content.blocks.lazy.filter { !$0.isQuoted && $0.headingLevel == nil }.flatMap(\.text).first { line in
      let words = foldedWords(line.text)
      return future.contains { words.starts(with: $0) }
    }?.number
  }

  /// `**Result: FAILED** - the database fell over`, `❌ FAILED`, `**NOT READY FOR PRODUCTION**`.
  private static func saysFailed(_ line: MarkdownContent.Line) -> Bool {
    if let (name, value) = labelledValue(line) { return concludes(name) && fails(value) }
    let mark = CheckMark.read(line.text)
    let words = foldedWords(mark?.rest ?? line.text)
    guard words.count <= 5, mark.map({ $0.state == .fail }) ?? true else { return false }
    if words == ["failed"] || words == ["fail"] { return true }
    // Without a mark or bold letters it may be a part of any sentence.
    guard mark != nil || line.lead == line.text else { return false }
    let verdict = words.drop(while: fillers.contains)
    return verdict == ["failed"] || saidOfWhole.contains { verdict.starts(with: $0) }
  }

  /// `Overall Status`, `Final verdict`: a noun that concludes, and what it may be of.
  private static func concludes(_ name: String) -> Bool {
    let words = foldedWords(name)
    guard let noun = words.last, words.count <= 4 else { return false }
    return words == ["pass", "fail"] || nouns.contains(noun) && words.dropLast().allSatisfy(qualifiers.contains)
  }

  /// `FAILED under peak load`, `❌ Memory leak`; not `Failed requests stayed below 1 %`, nor what passed later.
  private static func fails(_ value: String) -> Bool {
    let (head, remark) = clause(value)
    let words = foldedWords(CheckMark.read(head)?.rest ?? head).drop(while: fillers.contains)
    guard !isMended(Array(words) + foldedWords(remark)) else { return false }
    if JudgedText.isCrossed(head) { return true }
    guard let first = words.first, case let next = words.dropFirst().first ?? "" else { return false }
    if failing.contains(first) { return !counted.contains(next) && Int(next) == nil }
    if words == ["red"] { return true }
    if ["did", "does"].contains(first), next == "not" {
      return words.dropFirst(2).first.map(achievements.contains) ?? false
    }
    return saidOfWhole.contains { words.starts(with: $0) }
  }

  /// `FAIL (passed on retest)`.
  private static func isMended(_ words: [String]) -> Bool {
    words.contains(where: passing.contains) && words.contains(where: later.contains)
  }

  /// What is said, and what is remarked on it: behind a dash, in brackets, or behind a stop.
  private static func clause(_ value: String) -> (head: String, remark: String) {
    if let parting = Parting(firstDash: value) { return (String(parting.head), String(parting.rest)) }
    let head = value.utf8.prefix { !",;(:".utf8.contains($0) }.withText
    return (trimmedText(head), trimmedText(value.utf8.dropFirst(head.utf8.count).withText))
  }

  /// `| search_p95_ms | 5700 | 1200 | FAIL |`, `| Checkout | ❌ Fail |`, `| p95 | 800 ms | 742 ms | pass |`.
  private static func rows(of table: MarkdownContent.Table, below heading: String) -> [LoadTest.Threshold] {
    let header = table.header.map { foldedWords($0.text) }
    guard let result = verdictColumn(of: table, header) else { return [] }
    let limit = header.indices.first { $0 != result && header[$0].contains(where: limitNames.contains) }
    // Who looks for a limit goes beyond it, and in a list of runs the others are over.
    let isOfRuns = header.contains { $0.contains(where: runNames.contains) }
    guard limit != nil || !LoadTestRun.seeksLimit(heading) && !isOfRuns else { return [] }
    return table.rows.compactMap { row in
      guard let passes = JudgedText.passes(row[result].text), !passes || isMeasured(row, besides: limit) else {
        return nil
      }
      let expression = limit.map { row[$0].text } ?? "passed"
      return .init(
        metric: row[0].text, expression: expression.isEmpty ? "passed" : expression, isKept: passes,
        line: row[0].number)
    }
  }

  /// The one that is called a result and holds verdicts; otherwise the one that holds hardly anything else, in words: a tick
  /// or a cross may also answer whether something is cached.
  private static func verdictColumn(of table: MarkdownContent.Table, _ header: [[String]]) -> Int? {
    let columns = header.indices.filter { !header[$0].contains(where: supposed.contains) }
    func judged(_ column: Int) -> Int { table.rows.count { JudgedText.passes($0[column].text) != nil } }
    if let named = columns.first(where: {
      resultNames.contains(header[$0].joined(separator: " ")) && judged($0) > 0
    }) {
      return named
    }
    return columns.dropFirst().first { column in
      let cells = table.rows.map { foldedWords($0[column].text) }.filter { !$0.isEmpty }
      return judged(column) * 2 > cells.count && cells.contains { $0.contains(where: verdictWords.contains) }
    }
  }

  /// Whether a row has a limit, and a number beside it.
  private static func isMeasured(_ row: [MarkdownContent.Line], besides limit: Int?) -> Bool {
    guard let limit, holdsDigits(row[limit].text) else { return false }
    return row.indices.dropFirst().contains { $0 != limit && holdsDigits(row[$0].text) }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Reports: what concludes, where it says that the test failed", nouns.sorted(by: byBytes)),
      .init("Reports: what concludes, of what", qualifiers.sorted(by: byBytes)),
      .init(
        "Reports: a test that failed says", failing.sorted(by: byBytes) + saidOfWhole.map { $0.joined(separator: " ") }),
      .init("Reports: a result that was not measured", unmeasured.sorted(by: byBytes)),
      .init("Reports: a test that is still to come", future.map { $0.joined(separator: " ") }),
    ]
  }

  private static let nouns: Set<String> = [
    "verdict", "result", "results", "overall", "outcome", "conclusion", "status", "assessment", "decision",
  ]
  private static let qualifiers: Set<String> = [
    "overall", "test", "tests", "final", "load", "stress", "soak", "performance", "run", "testing", "general",
  ]
  private static let failing: Set<String> = [
    "failed", "fail", "fails", "failure", "unsuccessful", "aborted", "crashed", "missed", "breached", "violated",
    "unacceptable", "nogo",
  ]
  private static let saidOfWhole = [
    ["not", "ready"], ["no", "go"], ["not", "passed"], ["not", "met"], ["did", "not", "pass"],
  ]
  private static let achievements: Set<String> = [
    "pass", "meet", "reach", "achieve", "complete", "finish", "succeed", "hold", "keep", "satisfy",
  ]
  private static let fillers: Set<String> = ["the", "test", "load", "overall", "partially", "mostly", "system"]
  /// What may have failed without the test having done so.
  private static let counted: Set<String> = [
    "requests", "request", "calls", "responses", "transactions", "logins", "checks", "jobs", "iterations", "over",
    "safe", "open", "fast", "rate", "no", "none", "zero",
  ]
  private static let passing: Set<String> = ["pass", "passed", "passes", "green"]
  private static let later: Set<String> = [
    "retest", "retested", "rerun", "re", "retry", "repeat", "repeated", "second", "then", "later", "now", "since",
  ]
  private static let unmeasured: Set<String> = [
    "simulated", "simulation", "mocked", "estimated", "projected", "theoretical", "hypothetical", "not run",
    "not executed", "not measured", "dry run",
  ]
  private static let future = [
    ["not", "run"], ["not", "yet"], ["not", "executed"], ["not", "done"], ["not", "tested"], ["planned"], ["scheduled"],
    ["to", "be", "run"], ["to", "be", "done"], ["to", "be", "planned"], ["will", "be", "run"],
  ]
  private static let limitNames: Set<String> = ["threshold", "target", "limit", "goal", "slo", "requirement"]
  private static let resultNames: Set<String> = [
    "result", "status", "pass fail", "verdict", "outcome", "passed", "pass",
  ]
  private static let verdictWords: Set<String> = ["pass", "passed", "fail", "failed"]
  /// Of columns that say what should be, or what was.
  private static let supposed: Set<String> = ["expected", "expectation", "baseline", "before", "previous"]
  private static let runNames: Set<String> = ["date", "run", "attempt", "build", "version", "release"]
}
