import ReportModel
import Testing

@testable import Collecting

@Suite struct CitationComparisonTests {
  private static let file = """
    import time

    RETRIES = 3

    def reserve(store):
        for attempt in range(RETRIES):
            time.sleep(0.05 * attempt)
        raise RuntimeError("no")

    def cancel(store):
        if store is None:
            return False
        return True

    def dump(store):
        print(store)
        return True

    """

  private static func outcome(_ lines: ClosedRange<Int>, _ old: String, _ new: String) -> CitationOutcome {
    var comparison = FileComparison(FileLines(Array(old.utf8)), FileLines(Array(new.utf8)))
    return comparison.outcome(of: lines)
  }

  private static func edited(_ old: String, to new: String) -> String { file.replacing(old, with: new) }

  @Test(arguments: [
    ("nothing happened", file, 5...8, CitationOutcome(state: .same, newestRange: 5...8)),
    (
      "only line ends changed", file.replacing("\n", with: "\r\n"), 5...8,
      CitationOutcome(state: .same, newestRange: 5...8)
    ),
    (
      "only the end of the last line is gone", String(file.dropLast()), 15...17,
      .init(state: .same, newestRange: 15...17)
    ),
    (
      "another line of the file changed", edited("RETRIES = 3", to: "RETRIES = 5"), 5...8,
      CitationOutcome(state: .same, newestRange: 5...8, hasOtherChanges: true)
    ),
    (
      "two lines came before", "# A\n# B\n" + file, 5...8,
      CitationOutcome(state: .moved, offset: 2, newestRange: 7...10, hasOtherChanges: true)
    ),
    (
      "a line before is gone", edited("import time\n", to: ""), 10...13,
      CitationOutcome(state: .moved, offset: -1, newestRange: 9...12, hasOtherChanges: true)
    ),
    (
      "a line within changed", edited("0.05", to: "0.07"), 5...8,
      CitationOutcome(state: .changed, newestRange: 5...8, hasOtherChanges: true)
    ),
    (
      "the line itself changed", edited("0.05", to: "0.07"), 7...7,
      CitationOutcome(state: .changed, newestRange: 7...7, hasOtherChanges: true)
    ),
    (
      "a line came between", edited("    for", to: "    log()\n    for"), 5...8,
      CitationOutcome(state: .changed, newestRange: 5...9, hasOtherChanges: true)
    ),
    (
      "the lines are gone", edited("def dump(store):\n    print(store)\n    return True\n", to: ""), 15...17,
      CitationOutcome(state: .gone, hasOtherChanges: true)
    ),
    (
      "a line that stands elsewhere too is gone",
      edited("    print(store)\n    return True\n", to: "    print(store)\n"),
      17...17, CitationOutcome(state: .gone, hasOtherChanges: true)
    ),
    (
      "the function moved past another",
      edited("def dump(store):\n    print(store)\n    return True\n", to: "")
        .replacing("def reserve", with: "def dump(store):\n    print(store)\n    return True\n\ndef reserve"), 15...17,
      CitationOutcome(state: .moved, offset: -10, newestRange: 5...7, hasOtherChanges: true)
    ),
    ("everything is gone", "", 5...8, CitationOutcome(state: .gone, hasOtherChanges: true)),
    (
      "a blank at the end of the line is a change", edited("RETRIES = 3", to: "RETRIES = 3 "), 3...3,
      CitationOutcome(state: .changed, newestRange: 3...3, hasOtherChanges: true)
    ),
  ])
  func `cited lines are compared byte by byte`(
    sentence: String, new: String, lines: ClosedRange<Int>, expected: CitationOutcome
  ) {
    #expect(Self.outcome(lines, Self.file, new) == expected, "\(sentence)")
  }

  @Test func `files of equal lines are compared in time`() {
    let old = String(repeating: "}\n", count: 60_000)
    #expect(Self.outcome(2...50_000, old, "{\n" + old).state == .same)
    #expect(Self.outcome(2...50_000, "{\n" + old, String(repeating: "}\n", count: 40_000)).state == .changed)
  }
}

@Suite struct ManyCitationsTests {
  private static func file(_ word: String) -> FileLines {
    FileLines(Array((1...20_000).map { "let \(word)\($0) = \($0)\n" }.joined().utf8))
  }

  @Test(.timeLimit(.minutes(1))) func `all lines of a rewritten file are compared in time`() {
    var comparison = FileComparison(Self.file("old"), Self.file("new"))
    let states = Set((1...20_000).map { comparison.outcome(of: $0...$0).state })
    #expect(states == [.changed])
  }

  @Test(.timeLimit(.minutes(1))) func `misquotations of a large file are found in time`() {
    let lines = FileLines(Array(String(repeating: " \n", count: 400_000).utf8) + Array("x\n".utf8))
    var searched = SearchedFile(lines, at: "a.swift")
    var citation = Citation(path: "a.swift", firstLine: 400_001, lastLine: 400_001, line: 1)
    citation.quotation = "let none = 0"
    let faults = Set((1...2000).map { _ in searched.fault(of: citation) })
    #expect(faults == [.quoteMismatch])
  }
}

/// Ten thousand citations of made-up files, each with one mutation. A failure prints the seed that led to it.
@Suite struct MutatedCitationTests {
  private enum Mutation: CaseIterable {
    case byte, removedByte, lineAbove, lineBelow, lineInside, lineGone, lineAboveGone, moved, blockGone,
      carriageReturns,
      returnInside, none
  }

  @Test(arguments: 0..<10)
  func `what differs by a byte is never the same, and what does not differ always is`(batch: Int) {
    var counts: [CitationReading.State: Int] = [:]
    for number in 0..<1000 {
      let seed = UInt64(20_261_128_000 + batch * 1000 + number)
      var random = SplitMix(state: seed)
      let old = Self.lines(&random)
      let first = 1 + random.upTo(old.count - 1)
      let lines = first...min(old.count, first + random.upTo(6))
      let mutation = random.pick(Mutation.allCases)
      let (new, lineEnd) = Self.mutated(old, lines, mutation, &random)
      var comparison = FileComparison(FileLines(Self.bytes(old)), FileLines(Self.bytes(new, lineEnd)))
      let outcome = comparison.outcome(of: lines)
      counts[outcome.state, default: 0] += 1
      let isSame = new.count >= lines.upperBound && Array(new[range(lines)]) == Array(old[range(lines)])
      #expect((outcome.state == .same) == isSame, "seed \(seed): \(mutation) \(lines) \(outcome.state)")
      if outcome.state == .moved, let found = outcome.newestRange {
        #expect(Array(new[range(found)]) == Array(old[range(lines)]), "seed \(seed): \(mutation) \(lines) \(found)")
      }
      if mutation == .lineAbove || mutation == .moved, !isSame, Self.isDistinct(old, lines) {
        #expect(outcome.state == .moved, "seed \(seed): \(mutation) \(lines) \(outcome.state)")
      }
    }
    #expect(counts[.same, default: 0] > 50 && counts[.moved, default: 0] > 50, "\(counts)")
    #expect(counts[.changed, default: 0] > 50 && counts[.gone, default: 0] > 10, "\(counts)")
  }

  /// Some lines are distinct, and some stand in many places, as in code.
  private static func lines(_ random: inout SplitMix) -> [[UInt8]] {
    (0...(8 + random.upTo(40))).map { number in
      let text = random.pick(["}", "", "  return True", "let a\(number) = \(random.upTo(999))", "call(\(number), b)"])
      return Array(text.utf8)
    }
  }

  private static func isDistinct(_ lines: [[UInt8]], _ cited: ClosedRange<Int>) -> Bool {
    lines[range(cited)].contains { line in line.count > 5 && lines.count { $0 == line } == 1 }
      && lines[range(cited)].joined().count { $0 > 0x20 } >= 12
  }

  private static func bytes(_ lines: [[UInt8]], _ lineEnd: [UInt8] = [10]) -> [UInt8] { lines.flatMap { $0 + lineEnd } }

  private static func mutated(
    _ old: [[UInt8]], _ lines: ClosedRange<Int>, _ mutation: Mutation, _ random: inout SplitMix
  ) -> (lines: [[UInt8]], lineEnd: [UInt8]) {
    var new = old
    let inside = lines.lowerBound - 1 + random.upTo(lines.count - 1)
    switch mutation {
    case .none: break
    case .byte: new[inside] = new[inside].isEmpty ? [120] : new[inside].dropLast() + [new[inside].last! ^ 1]
    case .removedByte: new[inside] = Array(new[inside].dropLast())
    case .lineAbove: new.insert(Array("// \(random.next())".utf8), at: random.upTo(lines.lowerBound - 1))
    case .lineBelow: new.insert(Array("// \(random.next())".utf8), at: lines.upperBound)
    case .lineInside: new.insert(Array("// \(random.next())".utf8), at: inside)
    case .lineGone: new.remove(at: inside)
    case .lineAboveGone: if lines.lowerBound > 1 { new.remove(at: lines.lowerBound - 2) }
    case .moved:
      let block = new[range(lines)]
      new.removeSubrange(range(lines))
      new.insert(contentsOf: block, at: random.upTo(new.count))
    case .blockGone: new.removeSubrange(range(lines))
    case .carriageReturns: return (new, [13, 10])
    // Right before its LF it would only be another line end.
    case .returnInside: new[inside] = [13] + (new[inside].isEmpty ? [120] : new[inside])
    }
    return (new, [10])
  }
}

private func range(_ lines: ClosedRange<Int>) -> Range<Int> { (lines.lowerBound - 1)..<lines.upperBound }

/// Sebastiano Vigna's SplitMix64.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func pick<T>(_ choices: [T]) -> T { choices[Int(next() % UInt64(choices.count))] }
  mutating func upTo(_ limit: Int) -> Int { Int(next() % UInt64(limit + 1)) }
}
