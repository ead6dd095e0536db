import ReportModel
import Testing

@testable import Rendering

/// The words at the axes of a burn-down.
@Suite struct BurnDownTests {
  private func labels(lowest: Double, height: Int = 190) -> [String] {
    let window = TimeWindow(start: 0, end: 86_400)
    return BurnDownFrame(window: window, lowest: lowest, height: height)
      .labels(from: "1970-01-01", to: "1970-01-02", lowest: "lowest").map(\.text)
  }

  @Test(arguments: [
    (0.0, ["100 %", "50 %", "0 %"]), (-0.05, ["100 %", "50 %", "0 %"]), (-0.4, ["100 %", "50 %", "0 %", "lowest"]),
    (-9.0, ["100 %", "0 %", "lowest"]),
  ])
  func `levels closer than a line of words are left out`(_ lowest: Double, _ levels: [String]) {
    let time = ["1970-01-01", "time (UTC)", "1970-01-02"]
    #expect(labels(lowest: lowest) == ["Error budget left"] + levels + time)
  }

  @Test func `no two of its words stand on each other`() throws {
    for lowest in [0, -0.1, -0.3, -1, -2, -30] {
      let frame = BurnDownFrame(window: TimeWindow(start: 0, end: 86_400), lowest: lowest, height: 120)
      let heights = frame.labels(from: "a", to: "b", lowest: "c").filter { $0.anchor == .end }.dropLast().map(\.place.y)
      for (above, below) in zip(heights, heights.dropFirst()) { #expect(below - above >= 11, "\(lowest)") }
    }
  }
}
