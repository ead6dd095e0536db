import ReportModel

/// What is aimed at, wherever it is written.
struct IndicatorAim: Sendable {
  var origin: Origin
  var metric: String
  var target: KeyIndicator.Target
  /// As written.
  var cadence: String?
  /// The id of the service that it is about; `nil` for all, as in a role's table.
  var service: String?
  /// The id of the service to which its document belongs, and with it what is reported beside it.
  var home: String?

  /// "Per incident", "per project": each has to meet it, whatever their mean is.
  var isEach: Bool {
    let words = FoldedWords("\(cadence ?? "") \(target.qualifier ?? "")").words
    return zip(words, words.dropFirst()).contains {
      ["per", "each", "every"].contains($0) && ["incident", "project", "automation"].contains($1)
    }
  }

  /// How far back it looks, in days.
  var span: Int {
    switch cadence.flatMap(kpiLifetime) {
    case .kpiDaily: 1
    case .kpiWeekly: 7
    case .kpiMonthly: 30
    case .kpiQuarterly: 91
    case .review, .certificate, .loadTest, .drill, .secretRotation, .runbook, nil: 365
    }
  }
}
