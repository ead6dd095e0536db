import ReportModel

/// What a report of slo-generator derives from its own numbers: the indicator, the gap, the burn rate, the minutes left.
func objectiveReports(in document: Document) -> [Figure] {
  YAMLValue.objects(document.values).flatMap { object -> [Figure] in
    guard ObjectiveReport.row(object) != nil, object["valid"]?.text != "false" else { return [] }
    return ReportFigures(object, document).all
  }
}

private struct ReportFigures {
  let object: YAMLValue
  let document: Document

  init(_ object: YAMLValue, _ document: Document) { (self.object, self.document) = (object, document) }

  var all: [Figure] {
    [
      figure(.fraction, "sli_measurement") { indicator },
      figure(.sum, "gap") { pair("sli_measurement", "goal").map { .difference($0, $1, isOfRounded: true) } },
      figure(.sum, "error_budget_measurement") {
        number("sli_measurement").map { .difference(Quantity(1), $0, isOfRounded: true) }
      },
      figure(.product, "error_budget_burn_rate") {
        pair("error_budget_measurement", "error_budget_target").map { .quotient($0, $1, isOfRounded: true) }
      },
      figure(.window, "error_budget_remaining_minutes") { remaining },
    ].compactMap(\.self)
  }

  /// `good / (good + bad)`
  private var indicator: Reckoning? {
    // A negative count says that the indicator was not counted.
    guard let (good, bad) = pair("good_events_count", "bad_events_count"), good.value >= 0, bad.value >= 0 else {
      return nil
    }
    return Reckoning([.amount(good), .over, .open, .amount(good), .plus, .amount(bad), .close])
  }

  /// `target * window / 60 - spent`
  private var remaining: Reckoning? {
    guard let target = number("error_budget_target"), let window = number("window"), let spent = number("error_minutes")
    else { return nil }
    return Reckoning(
      [.amount(target), .times, .amount(window), .over, .amount(Quantity(60)), .minus, .amount(spent)],
      isOfRounded: true
    )
  }

  private func figure(_ kind: Claim.Kind, _ key: String, _ way: () -> Reckoning?) -> Figure? {
    guard let value = object[key], let stated = number(key), let way = way() else { return nil }
    return Figure(
      kind, at: document.origin(line: value.line), text: "\(key): \(stated.text)",
      basis: .reckoning(stated: stated, ways: [way]))
  }

  /// What was configured is exact; what was measured may have been rounded.
  private func number(_ key: String) -> Quantity? {
    guard var number = object[key]?.text.flatMap(QuantityText.bare) else { return nil }
    if ["goal", "error_budget_target", "window"].contains(key) { number.step = 0 }
    return number
  }

  private func pair(_ one: String, _ other: String) -> (Quantity, Quantity)? {
    number(one).flatMap { one in number(other).map { (one, $0) } }
  }
}
