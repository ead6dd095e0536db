import ReportModel
import Testing

/// The one notion of an open check, and of one that was refused: the decision, the level, the gate and the pages ask these.
@Suite struct CheckStateTests {
  @Test(arguments: [
    (CheckState.contradicted, true, true), (.fail, true, true), (.waiverExpired, true, true),
    (.barePartial, true, true),
    (.partial(done: 2, of: 3), true, true), (.error, true, false), (.stale, true, false), (.unknown, true, false),
    (.claimed, true, false), (.waived, false, false), (.pass, false, false), (.notApplicable, false, false),
    (.upcoming, false, false),
  ])
  func `a check is open, or open because somebody said no`(state: CheckState, isOpen: Bool, isRefused: Bool) {
    #expect(state.isOpen == isOpen)
    #expect(state.isRefused == isRefused)
    // A data file says of a partial answer only that it is one.
    #expect(CheckState(word: state.word)?.isRefused == isRefused)
  }
}
