import CMemory
import Markdown
import Measuring

/// What a document costs from its bytes to its sections and its page.
struct Cost {
  var bytes: Int
  var seconds: Double
  /// Shown as text, because it breaks a limit.
  var isRefused: Bool
  /// The most memory that the program held meanwhile, in MiB.
  var peakMemory = 0

  var mebibytes: Double { Double(bytes) / 1_048_576 }
}

/// - Parameter runs: The least of so many counts.
func cost(of bytes: [UInt8], runs: Int) -> Cost {
  var isRefused = false
  memory_forget_peak()
  let least = leastSeconds(runs: runs) {
    let text = DocumentText(decoding: bytes)
    let content = MarkdownContent(reading: text)
    _ = content.sections(endingAt: max(1, text.lineCount))
    // Every link goes the longest way: its address is checked and encoded.
    _ = renderMarkdown(text, MarkdownOptions { .external($0.destination) })
    isRefused = content.limit != nil
  }
  return Cost(bytes: bytes.count, seconds: least, isRefused: isRefused, peakMemory: memory_peak())
}

/// Whether a document is within the limits: as cheap to ask as the limits are.
func isAccepted(_ bytes: [UInt8]) -> Bool { MarkdownContent(reading: DocumentText(decoding: bytes)).limit == nil }
