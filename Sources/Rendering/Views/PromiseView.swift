import ReportModel

/// Until when a page is as young as was promised.
///
/// A report is true for a day and is built at some time of it; the next one is then due by the end of the day one period later.
struct PromiseView: TemplateView {
  /// The last day of the promise, in UTC.
  var lastDay: Day
  /// In days.
  var period: Int

  /// - Returns: `nil` when nothing was promised.
  init?(asOf: Day, every period: Int?) {
    guard let period else { return nil }
    (lastDay, self.period) = (asOf + period, period)
  }

  static let keys: [ViewKey<Self>] = [
    .text("lateFrom") { ($0.lastDay + 1).iso },
    .text("lastDay") { $0.lastDay.iso },
    .text("often") { $0.period == 1 ? "every day" : "every \($0.period) days" },
  ]
}
