import ReportModel

/// A remaining budget in Prometheus' text form, beside the indicator and the objective of the same file.
func budgetMetrics(in document: Document) -> [Figure] {
  guard let samples = MetricText.samples(in: document) else { return [] }
  var indicators: [String: Quantity] = [:]
  var objectives: [String: Quantity] = [:]
  for sample in samples {
    guard let key = sample.key, let amount = QuantityText.bare(sample.value) else { continue }
    if sample.says("objective") { objectives[key] = amount }
    if sample.isIndicator { indicators[key] = amount }
  }
  return samples.compactMap { sample in
    guard sample.says("budget"), sample.says("remaining"), let key = sample.key,
      let stated = QuantityText.bare(sample.value), let indicator = indicators[key], let objective = objectives[key]
    else { return nil }
    return Figure(
      .window, at: document.origin(line: sample.line), text: "\(sample.name) \(stated.text)",
      basis: .reckoning(stated: stated, ways: [remaining(indicator, objective)]))
  }
}

/// `1 - (1 - 0.9991) / (1 - 0.995)`
private func remaining(_ indicator: Quantity, _ objective: Quantity) -> Reckoning {
  let one = Quantity(1)
  return Reckoning(
    [
      .amount(one), .minus, .open, .amount(one), .minus, .amount(indicator), .close, .over, .open, .amount(one), .minus,
      .amount(objective), .close,
    ], isOfRounded: true)
}

extension MetricSample {
  /// Service and objective; `nil` when it names no objective.
  fileprivate var key: String? {
    ["slo", "sloth_slo", "slo_name", "objective"].lazy.compactMap { labels[$0] }.first.map { slo in
      (labels["service"] ?? labels["sloth_service"] ?? "") + "\u{0}" + slo
    }
  }

  fileprivate func says(_ word: String) -> Bool { foldedWords(name).contains(word) }

  /// The share of good events over a whole period; over five minutes it says nothing about a budget.
  fileprivate var isIndicator: Bool {
    says("sli") && says("ratio") && !says("error") && !says("errors")
      && ["7d", "14d", "28d", "30d", "90d", "4w", "1w"].contains(labels["window"] ?? "")
  }
}
