import Markdown
import ReportModel

/// Criteria that a report writes as bullets: `- **p95 < 1s:** ✅ exceeded`.
enum LoadTestCriteria {
  /// Those that no measured value keeps, and those that their own lines call broken.
  ///
  /// Of several runs only one may have been meant, so that one that keeps a limit is enough.
  static func broken(in document: Document, _ metrics: LoadTestMetrics) -> [LoadTest.Threshold] {
    document.content.blocks.compactMap { block in
      guard block.isItem, !block.isQuoted, let line = block.text.first, let lead = line.lead,
        let limit = LatencyText.latency(lead, warning: nil),
        let target = LatencyText.milliseconds(limit.target).flatMap(Double.init)
      else { return nil }
      let measured = metrics.times(["p" + limit.percentile]).compactMap(Double.init)
      let isKept = measured.contains { $0 < target || limit.mayEqualTarget && $0 == target }
      let isCrossed = keyValue(line).map { JudgedText.passes($0.value) == false } ?? false
      guard !isKept, !measured.isEmpty || isCrossed else { return nil }
      let expression = lead.utf8.drop { $0 != 0x20 && !"<=".utf8.contains($0) && $0 < 0x80 }.withText
      return .init(
        metric: "p" + limit.percentile, expression: withoutColon(trimmedText(expression)), isKept: false,
        line: line.number)
    }
  }

  private static func withoutColon(_ text: String) -> String {
    text.utf8.last == UInt8(ascii: ":") ? text.utf8.dropLast().withText : text
  }
}
