import ReportModel

/// A line as small as a word: the verified share through time, from 0 to 100. The numbers are on the page of the service.
struct SparkView: TemplateView {
  /// What it shows, for whoever does not see it.
  var text: String
  var paths: [ChartView.Path]

  static let keys: [ViewKey<Self>] = [
    .text("text") { $0.text },
    .text("width") { _ in String(width) },
    .text("height") { _ in String(height) },
    .list("paths") { $0.paths },
  ]

  private static let (width, height) = (80, 20)

  /// - Returns: `nil` where fewer than two points are known.
  init?(_ steps: [TrendStep<History.Service>]) {
    let known = steps.filter { $0.standing?.verified != nil }
    guard let first = steps.first?.day, let last = steps.last, known.count > 1, first < last.day else { return nil }
    text = trendSentence(steps)
    let tone = last.standing?.decision.status.tone ?? .unknown
    paths = steps.split { $0.standing?.verified == nil }.map { run in
      let places = run.map { step in
        let across = Double(step.day - first) / Double(last.day - first)
        let share = step.standing?.verified?.value ?? 0
        return ChartView.Place(
          x: 1 + Double(Self.width - 2) * across, y: 1 + Double(Self.height - 2) * (1 - share))
      }
      return ChartView.Path(places: places, tone: tone)
    }
  }
}
