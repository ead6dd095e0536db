import Markdown
import ReportModel

/// What the findings of a certificate say was measured: "p99 of reserve() is 1.9 s at 40 requests per second".
func certifiedMeasures(in document: Document) -> [Certificate.Measure] {
  guard let findings = document.sections.first(where: { foldedWords($0.title).first == "findings" }) else { return [] }
  return document.content.blocks[findings.blocks].flatMap(\.text).flatMap { line in
    sentences(of: line.text).compactMap { sentence in
      guard let metric = MeasureText.metric(in: sentence), let amount = firstQuantity(behindVerbOf: sentence) else {
        return nil
      }
      return Certificate.Measure(metric: metric, amount: amount, line: line.number)
    }
  }
}

/// The quantity behind `is`, `was`, `ends at`, `reaches`; "the target is 800 ms" is none.
private func firstQuantity(behindVerbOf sentence: String) -> Quantity? {
  let tokens = sentence.utf8.split(separator: 0x20).map(\.withText)
  for start in tokens.indices.dropFirst() where verbs.contains(tokens[start - 1]) {
    guard !tokens[..<start].contains(where: { wishes.contains($0.asciiLowercased) }),
      let (amount, dimension) = MeasureText.quantity(tokens[start...].prefix(4).joined(separator: " "))
    else { continue }
    switch dimension {
    case .time, .share, .rate: return amount
    case .bare, .other: continue
    }
  }
  return nil
}

private let verbs: Set<String> = ["is", "was", "at", "reaches", "reached", "to"]
private let wishes: Set<String> = ["target", "goal", "limit", "should", "must", "below", "above", "under", "not"]
