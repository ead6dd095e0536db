import Markdown
import ReportModel

/// What a tool printed and somebody pasted into a report, as code or as it is.
enum PastedSummary {
  /// Of several runs what was worst; a baseline is none of this report's, and a block of Markdown is a sample.
  static func output(in document: Document) -> LoadTestOutput? {
    let runs = runs(in: document).map { (run: $0, outputs: LoadTestConsole.read($0.lines)) }.filter {
      !$0.outputs.isEmpty
    }
    let newest = runs.compactMap(\.run.day).max()
    let counting = runs.filter { $0.run.day == nil || $0.run.day == newest }
    let meant = counting.filter { !$0.run.seeksLimit }
    return .worst(of: (meant.isEmpty ? counting : meant).flatMap(\.outputs))
  }

  /// What stands in one place, below the headings of its run.
  private struct Run {
    var lines: [PrintedLine] = []
    /// Of its heading, or of one around it.
    var day: Day?
    var seeksLimit = false
  }

  /// The lines of each fence, and of what stands between two of them: without a fence, what was printed falls apart into
  /// paragraphs and indented code.
  private static func runs(in document: Document) -> [Run] {
    var (runs, isBaseline, dated, below) = ([Run()], false, 0, Run())
    for block in document.content.blocks where !block.isQuoted {
      let lines = (block.firstLine...max(block.firstLine, block.lastLine)).map {
        PrintedLine(number: $0, text: trimmedText(document.text.lineText($0)))
      }
      switch block.kind {
      case .heading(let level):
        isBaseline = LoadTestRun.isEarlier(block.plain)
        below.seeksLimit = LoadTestRun.seeksLimit(block.plain) && block.firstLine != document.heading?.firstLine
        let day = DateText.day(in: block.plain)
        if day != nil || level <= dated { (below.day, dated) = (day, level) }
        runs.append(below)
      case .code(let info):
        guard !isBaseline, !["markdown", "md"].contains(info.asciiLowercased) else { continue }
        if ["```", "~~~"].contains(where: lines[0].text.hasBytePrefix) {
          runs += [Run(lines: lines, day: below.day, seeksLimit: below.seeksLimit), below]
        } else {
          runs[runs.count - 1].lines += lines
        }
      case .paragraph: if !isBaseline { runs[runs.count - 1].lines += lines }
      case .item, .table, .html, .rule: continue
      }
    }
    return runs
  }
}
