import Testing

@testable import Assessing

@Suite struct NestedSpansTests {
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func `finds the runs that hold a line, however they overlap`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let runs = (0..<20).map { _ in
      let first = random.upTo(30)
      return first...first + random.upTo(12)
    }
    let spans = NestedSpans(runs.map { ($0, $0.lowerBound) })
    for line in -1...45 {
      let expected = runs.indices.filter { runs[$0].contains(line) }
      #expect(spans.holding(line).map(\.position).sorted() == expected, "seed \(seed), line \(line), \(runs)")
    }
  }
}
