import Markdown
import ReportModel

/// What a report of a load test concludes from its own table.
func loadTestFigures(in document: Document) -> [Figure] {
  let rows = TargetTable.rows(in: document)
  guard !rows.isEmpty else { return [] }
  return document.content.blocks.flatMap { block -> [Figure] in
    block.text.flatMap { line in
      [verdict(line, rows, document)].compactMap(\.self) + growths(line, rows, document)
    }
  }
}

/// `**Verdict**: ✅ PASS`
private func verdict(_ line: MarkdownContent.Line, _ rows: [TargetTable.Row], _ document: Document) -> Figure? {
  guard let (name, value) = keyValue(line),
    ["verdict", "result", "overall", "overall result", "outcome", "conclusion"].contains(
      foldedWords(name).joined(separator: " ")),
    let passes = JudgedText.passes(value)
  else { return nil }
  return Figure(
    .target, at: document.origin(line: line.number), text: line.text,
    basis: .targets(passes: passes, rows.map(\.reading)))
}

/// "p95 grew by 15 % against the baseline."
private func growths(_ line: MarkdownContent.Line, _ rows: [TargetTable.Row], _ document: Document) -> [Figure] {
  sentences(of: line.text).compactMap { sentence in
    guard let growth = GrowthText(sentence) else { return nil }
    let named = rows.filter { row in growth.subject.contains(row.reading.metric) && row.baseline != nil }
    guard named.count == 1, let old = named[0].baseline,
      old.unit == named[0].reading.measured.unit
    else { return nil }
    let new = named[0].reading.measured
    let ways: [Reckoning] =
      switch growth.direction {
      case .up: [.growth(from: old, to: new)]
      case .down: [.growth(from: new, to: old, of: old)]
      case .either: [.growth(from: old, to: new), .growth(from: new, to: old, of: old)]
      }
    return Figure(
      .product, at: document.origin(line: line.number), text: sentence,
      basis: .reckoning(stated: growth.percent, ways: ways))
  }
}

extension Reckoning {
  /// By how much it fell: `(210 - 180) / 210 * 100`
  fileprivate static func growth(from new: Quantity, to old: Quantity, of base: Quantity) -> Self {
    Self(
      [.open, .amount(old), .minus, .amount(new), .close, .over, .amount(base), .times, .amount(Quantity(100))],
      isOfRounded: true)
  }
}

/// The sentences of a line: what ends in a stop and a blank.
func sentences(of line: String) -> [String] {
  var (sentences, start) = ([String](), line.utf8.startIndex)
  for index in line.utf8.indices
  where [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: ";")].contains(line.utf8[index]) {
    let next = line.utf8.index(after: index)
    guard next < line.utf8.endIndex, line.utf8[next] == 0x20 else { continue }
    sentences.append(trimmedText(line.utf8[start...index].withText))
    start = next
  }
  sentences.append(trimmedText(line.utf8[start...].withText))
  return sentences.filter { !$0.isEmpty }
}

/// A metric, a verb, and by how many percent.
private struct GrowthText {
  enum Direction { case up, down, either }

  /// The words before the verb, joined by blanks, each run of up to three.
  let subject: Set<String>
  let direction: Direction
  let percent: Quantity

  init?(_ sentence: String) {
    let tokens = sentence.utf8.split(separator: 0x20).map(\.withText)
    guard let verb = tokens.firstIndex(where: { verbs[$0.asciiLowercased] != nil }),
      let by = tokens[verb...].firstIndex(of: "by"), by - verb <= 2, by + 1 < tokens.count
    else { return nil }
    let rest = tokens[(by + 1)...].prefix(2).joined(separator: " ")
    guard let (amount, unit) = QuantityText.amount(in: rest), unit.utf8.first == UInt8(ascii: "%") else { return nil }
    (percent, direction) = (amount.with(unit: " %"), verbs[tokens[verb].asciiLowercased] ?? .either)
    let words = foldedWords(tokens[..<verb].joined(separator: " "))
    subject = Set(
      words.indices.flatMap { start in
        (1...3).compactMap { length in
          start + length <= words.count ? words[start..<(start + length)].joined(separator: " ") : nil
        }
      })
  }
}

private let verbs: [String: GrowthText.Direction] = [
  "grew": .up, "rose": .up, "increased": .up, "climbed": .up, "fell": .down, "dropped": .down, "decreased": .down,
  "sank": .down, "improved": .either, "worsened": .either, "regressed": .either, "degraded": .either,
  "changed": .either,
]
