import Markdown
import ReportModel

/// How many of something there are: findings of a severity, blockers, rows of a checklist that pass.
extension StatementReader {
  mutating func readCounts(_ sentence: Sentence) {
    guard sentence.mark == nil || sentence.isHeading else { return }
    for (count, counted, text) in statedCounts(sentence) {
      let fact = Statement.Fact.count(
        count, counted, isHeading: sentence.isHeading, section: sentence.section)
      add(fact, sentence, near: text)
    }
  }

  /// - Returns: Whether the sentence states how far a checklist has come.
  mutating func readProgress(_ sentence: Sentence) -> Bool {
    guard sentence.mark == nil, let progress = statedProgress(sentence) else { return false }
    add(
      .progress(
        done: progress.done, total: progress.total, percent: progress.percent, section: sentence.section), sentence,
      near: progress.text)
    return true
  }

  /// `Total: 61 queries per request`, in a fence that shows what a finding found.
  mutating func readTotals(_ block: MarkdownContent.Block) {
    for number in block.firstLine...block.lastLine {
      let line = MarkdownContent.Line(number: number, text: trimmedText(document.text.lineText(number)))
      guard line.text.hasBytePrefix("Total"), let (name, value) = keyValue(line), foldedWords(name) == ["total"],
        case let tokens = SentenceToken.read(value), let amount = tokens.first?.amount, amount.count != nil,
        let noun = tokens.dropFirst().first?.word
      else { continue }
      let place = document.text.column(of: amount.text, inLine: number, behind: name)
      addStatement(
        Statement(.total(noun, amount), at: document.origin(line: number), column: place, text: line.text))
    }
  }

  private func statedCounts(_ sentence: Sentence) -> [(Int, Statement.Counted, String)] {
    let tokens = sentence.tokens
    return tokens.indices.compactMap { index in
      guard let amount = tokens[index].amount, let count = amount.count, count < 1000,
        isPlain(tokens, before: index) || tokens[index - 1].sign == .minus,
        !numbering.contains(index > 0 ? tokens[index - 1].word ?? "" : ""),
        let next = index + 1 < tokens.count ? tokens[index + 1].word : nil
      else { return nil }
      let severity = SeverityText.leadingSeverity(in: next)
      let noun = severity == nil || next == "blocker" || next == "blockers" ? next : word(tokens, at: index + 2)
      guard let noun, findingNouns.contains(noun) || noun == "found" && sentence.isHeading else { return nil }
      if noun.hasBytePrefix("blocker") { return (count, .blockers(labelled: labelled(sentence)), amount.text) }
      if let severity { return (count, .severity(severity), amount.text) }
      guard sentence.isHeading else { return nil }
      let above = tokens[..<index].lazy.compactMap(\.word).compactMap { SeverityText.leadingSeverity(in: $0) }.first
      return (count, above.map { .severity($0) } ?? .findings, amount.text)
    }
  }

  private func word(_ tokens: [SentenceToken], at index: Int) -> String? {
    tokens.indices.contains(index) ? tokens[index].word : nil
  }

  /// How many findings carry the word BLOCKER where they are named.
  private func labelled(_ sentence: Sentence) -> Int {
    sentence.record?.findings.count { document.text.lineText($0.line).containsFolded("(blocker") } ?? 0
  }

  /// `3/25 checks passed (12 %)`.
  private func statedProgress(_ sentence: Sentence) -> (done: Int, total: Int, percent: Amount?, text: String)? {
    let tokens = sentence.tokens
    for index in tokens.indices.dropLast(2) {
      guard let done = tokens[index].amount?.count, let total = tokens[index + 2].amount?.count, done <= total,
        tokens[index + 1].sign == .slash || tokens[index + 1].word == "of", isPlain(tokens, before: index),
        index + 3 >= tokens.count || tokens[index + 3].sign != .slash
      else { continue }
      let words = tokens[(index + 3)...].prefix(2).prefix { $0.word != nil }.compactMap(\.word)
      // In running text it may be any checks that are spoken of.
      let isSummary = index < 2 || sentence.isHeading || !summaryWords.isDisjoint(with: sentence.name)
      guard isSummary, testWords.isDisjoint(with: words),
        words.contains(where: { progressWords.contains($0) }) || sentence.name.contains("progress")
          || words.isEmpty && isLabelled(sentence, total)
      else { continue }
      let percent = tokens[(index + 3)...].prefix(6).compactMap(\.amount).first
      let text = "\(tokens[index].amount?.text ?? "")"
      return (done, total, percent?.unit == .percent ? percent : nil, text)
    }
    return nil
  }

  /// `Passed: 3/4` where that many are asked for: other things pass, too.
  private func isLabelled(_ sentence: Sentence, _ total: Int) -> Bool {
    sentence.record?.kind == .checklist && sentence.record?.items == total && sentence.name.count == 1
      && sentence.name.first.map { progressWords.contains($0) || totalWords.contains($0) } ?? false
  }
}

/// Words before a number that names and does not count.
let numbering: Set<String> = [
  "phase", "top", "level", "priority", "tier", "step", "section", "sprint", "first", "last", "next", "within",
  "version",
  "release", "week", "day", "part", "stage", "max", "maximum", "p",
]
private let findingNouns: Set<String> = [
  "issue", "issues", "finding", "findings", "blocker", "blockers", "vulnerability", "vulnerabilities", "problem",
  "problems", "concern", "concerns", "defect", "defects", "case", "cases",
]
private let summaryWords: Set<String> = [
  "progress", "total", "overall", "score", "status", "result", "results", "completion", "checklist", "passed", "done",
]
/// `8/8 tests passed` counts runs of programs, and no rows.
private let testWords: Set<String> = [
  "test", "tests", "unit", "integration", "scenario", "scenarios", "spec", "specs", "suites", "assertions",
]
private let progressWords: Set<String> = [
  "check", "checks", "item", "items", "passed", "pass", "passes", "passing", "done", "complete", "completed",
]
