import ReportModel

/// An answer, and what becomes of it if nobody says anything new.
struct AgingAnswer: Sendable {
  /// As it is to begin with.
  var fresh: CheckAnswer
  /// What it is worth after a day; `nil` for what does not age.
  var aged: (after: Day, answer: CheckAnswer)?

  init(_ fresh: CheckAnswer, after day: Day? = nil, _ aged: CheckAnswer? = nil) {
    self.fresh = fresh
    if let day, let aged { self.aged = (day, aged) }
  }

  func answer(on day: Day) -> CheckAnswer {
    guard let aged, day > aged.after else { return fresh }
    return aged.answer
  }
}
