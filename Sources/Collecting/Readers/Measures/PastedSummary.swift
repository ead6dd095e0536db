import Markdown
import ReportModel

/// What a tool printed and somebody pasted into a report, as code or as it is.
enum PastedSummary {
  /// Of several runs the slowest; a baseline is none of this report's, and a block of Markdown is a sample.
  static func output(in document: Document) -> LoadTestOutput? {
    let outputs = runs(in: document).compactMap(LoadTestConsole.read)
    return outputs.enumerated().max { (slowness($0.element), -$0.offset) < (slowness($1.element), -$1.offset) }?.element
  }

  /// The lines of each fence, and of what stands between two of them: without a fence, what was printed falls apart into
  /// paragraphs and indented code.
  private static func runs(in document: Document) -> [[PrintedLine]] {
    var (runs, isBaseline) = ([[PrintedLine]()], false)
    for block in document.content.blocks where !block.isQuoted {
      let lines = (block.firstLine...max(block.firstLine, block.lastLine)).map {
        PrintedLine(number: $0, text: trimmedText(document.text.lineText($0)))
      }
      switch block.kind {
      case .heading:
        isBaseline = LoadTestRun.isEarlier(block.plain)
        runs.append([])
      case .code(let info):
        guard !isBaseline, !["markdown", "md"].contains(info.asciiLowercased) else { continue }
        if ["```", "~~~"].contains(where: lines[0].text.hasBytePrefix) {
          runs += [lines, []]
        } else {
          runs[runs.count - 1] += lines
        }
      case .paragraph: if !isBaseline { runs[runs.count - 1] += lines }
      case .item, .table, .html, .rule: continue
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  private static func slowness(_ output: LoadTestOutput) -> Double { output.test.p95.flatMap(Double.init) ?? 0 }
}
