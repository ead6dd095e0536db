import ReportModel
import Testing

@testable import Collecting

@Suite struct SentenceTokenTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var expected: [String]

    init(_ description: String, _ text: String, _ expected: [String]) {
      (testDescription, self.text, self.expected) = (description, text, expected)
    }
  }

  @Test(arguments: [
    Case("a unit may stand close or apart", "43.2min 43.2 min", ["432/10 minute", "432/10 minute"]),
    Case("an unbreakable blank is a blank", "99.9\u{A0}% 99.9\u{202F}%", ["999/10 percent", "999/10 percent"]),
    Case("a range is one amount", "8-12 days, 1.5–2 weeks", ["8/1...12/1 day", ",", "15/10...2/1 week"]),
    Case("blanks around a hyphen make a difference", "43.2 - 15", ["432/10", "-", "15/1"]),
    Case("what it is said of", "90 min/week, 39 hours per year", ["90/1 minute per week", ",", "39/1 hour per year"]),
    Case("an article is no period", "2 days a fix", ["2/1 day", "a", "fix"]),
    Case(
      "a factor ends the word; what goes on is a name, and no product", "12x, 3x4 3 x 4 3×4",
      [
        "12/1 factor", ",", "3x4", "3/1", "x", "4/1", "3/1", "×", "4/1",
      ]),
    Case("thousands", "2,600,000 of 1,23", ["2600000/1", "of", "1,23"]),
    Case(
      "dates, times, versions and names are words", "2026-01-09 10:30 1.4.0 P99 3-node A07:2021",
      [
        "2026-01-09", "10:30", "1.4.0", "p99", "3-node", "a07", ":", "2021/1",
      ]),
    Case("an adjective has its unit", "30-day window", ["30/1 day", "window"]),
    Case(
      "arrows and comparators", "1.2s → 40ms <= ≥ ->",
      [
        "12/10 second", "->", "40/1 millisecond", "<=", ">=", "->",
      ]),
    Case("a share of rows", "3/25 checks (12%)", ["3/1", "/", "25/1", "checks", "(", "12/1 percent", ")"]),
    Case("a full stop ends no number", "It took 5.", ["it", "took", "5/1", "."]),
    Case("digits of other scripts are words", "٣ checks", ["٣", "checks"]),
    Case("a number beyond all use is a word", "99999999999999999999", ["99999999999999999999"]),
  ])
  func `a sentence is taken apart`(_ example: Case) throws {
    #expect(SentenceToken.read(example.text).map(described) == example.expected.map(reduced))
  }

  @Test func `nothing that a line may hold stops the reader`() {
    var state: UInt64 = 20_260_301
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(
          [0x20, 0x25, 0x28, 0x2D, 0x2E, 0x2F, 0x30, 0x39, 0x3D, 0x78, 0xC3, 0x97, 0xE2, 0x86][Int(state >> 60) % 14])
      }
      _ = SentenceToken.read(String(decoding: bytes, as: UTF8.self))
    }
  }
}

private func described(_ token: SentenceToken) -> String {
  switch token {
  case .word(let word): word
  case .sign(let sign): sign.rawValue
  case .amount(let amount): described(amount)
  }
}

private func described(_ amount: Amount) -> String {
  func text(_ number: Fraction) -> String { "\(number.numerator)/\(number.denominator)" }
  let range = amount.isRange ? "...\(text(amount.upper))" : ""
  let unit = amount.unit == .none ? "" : " \(amount.unit.rawValue)"
  return text(amount.value) + range + unit + (amount.per.map { " per \($0.rawValue)" } ?? "")
}

/// Fractions as they are written above, in lowest terms.
private func reduced(_ text: String) -> String {
  ["432/10": "216/5", "999/10": "999/10", "15/10": "3/2", "12/10": "6/5"].reduce(text) { text, pair in
    text.hasPrefix(pair.key + " ") || text == pair.key || text.hasPrefix(pair.key + ".")
      ? pair.value + text.dropFirst(pair.key.count) : text
  }
}
