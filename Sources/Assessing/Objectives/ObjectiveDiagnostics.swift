import Diagnostics
import ReportModel

/// Alerts that a tool makes of the objective and that can never fire.
///
/// Only for the formats whose tools make these alerts by themselves: nobody else has been shown to have them.
func reportThresholds(of record: Record, _ thresholds: [AlertThreshold], into log: inout DiagnosticLog) {
  guard let slo = record.slo, slo.format == .sloth || slo.format == .pyrra, let first = thresholds.first else { return }
  let place = Origin(record.origin.document, line: slo.objectiveLine ?? record.origin.line).location
  for case .unreachable(let highest) in first.lint {
    let count = thresholds.count { threshold in
      threshold.lint.contains { if case .unreachable = $0 { true } else { false } }
    }
    let which =
      count == thresholds.count ? "no burn-rate alert" : "\(count) of \(thresholds.count) burn-rate alerts not"
    log.emit(
      Diagnostic(
        .alertUnreachable, .note,
        "the burn rate is at most \(highest.text(places: 2)), so an alert at \(first.rate.text(places: 2)) cannot fire "
          + "(\(which) in reach)",
        help: "Alert on the share of errors itself, or raise the objective.", at: place))
  }
  for threshold in thresholds {
    for case .needsVolume(let least, let usual) in threshold.lint {
      log.emit(
        Diagnostic(
          .alertNeedsVolume, .note,
          "\(usual.text(places: 1)) events in \(spanText(threshold.long)) on average, and with fewer than \(least) a single "
            + "bad one is above the alert's \(threshold.rate.text(places: 2))",
          help: "Alert over a longer window, or on a number of bad events.", at: place))
    }
  }
}

/// What is wrong with the alerts that somebody has written for the objective, at their own places.
func reportAlerts(of record: Record, _ alerts: [AlertStanding], into log: inout DiagnosticLog) {
  for standing in alerts {
    for lint in standing.lint {
      guard let (id, severity, what, help) = words(for: lint, of: standing.alert) else { continue }
      log.emit(
        Diagnostic(
          id, severity, "the alert \"\(excerpt(standing.alert.name))\" for \"\(excerpt(record.title))\" \(what)",
          help: help,
          at: standing.alert.origin.location))
    }
  }
}

/// - Returns: `nil` for an objective of 100 %, which is reported itself.
private func words(
  for lint: AlertThreshold.Lint, of alert: WrittenAlert
) -> (id: Diagnostic.ID, severity: Diagnostic.Severity, what: String, help: String)? {
  let (rate, span) = (alert.rate.fraction.text(places: 3), spanText(alert.window))
  switch lint {
  case .noBudget: return nil
  case .unreachable(let highest):
    return (
      .alertUnreachable, .warning,
      "can never fire: a total outage burns at \(highest.text(places: 2)), and it wants \(rate)",
      "Alert on the share of errors itself, or lower its threshold."
    )
  case .needsVolume(let least, let usual):
    return (
      .alertNeedsVolume, .note,
      "has \(usual.text(places: 1)) events in \(span) on average, and with fewer than \(least) a single bad one sets it off",
      "Alert over a longer window, or on a number of bad events."
    )
  case .belowOne:
    return (
      .alertBelowOne, .warning, "fires at \(rate), although at a rate below 1 the objective is met",
      "Raise its threshold to 1 or more."
    )
  case .tooLate(let share):
    return (
      .alertTooLate, .warning,
      "fires when \(share.percentText) % of the error budget is gone: \(rate) over \(span) is more than all of it",
      "Lower its threshold, or shorten `lookbackWindow:`."
    )
  case .reversed:
    return (
      .alertReversed, .warning,
      "fires while the burn rate is \(alert.comparator == .atMost ? "at most" : "below") \(rate): when all is well",
      "Write `op: gte` to be told when it is higher."
    )
  }
}

/// An incident above a fifth of a four-week budget that nobody has written up (SRE Workbook, example error budget policy).
///
/// - Parameter isOnly: The service has no other objective, so that an incident which names none can only mean it.
func reportIncidents(
  _ entries: [IncidentTimes.Entry], of record: Record, _ objective: ExactDecimal, isOnly: Bool,
  postmortems: Postmortems, into log: inout DiagnosticLog
) {
  let allowed = objective.complement.fraction * Fraction(28 * 1440)
  guard allowed > .zero else { return }
  for entry in entries where isOnly || !entry.objectives.isEmpty {
    let share = Fraction(entry.minutes) / allowed
    guard share > Fraction(1, 5), let fault = postmortems.fault(of: entry.record) else { continue }
    log.emit(
      Diagnostic(
        fault == .missing ? .postmortemMissing : .postmortemIdle, .warning,
        "\(entry.minutes) min are \(share.percentText) % of the four-week error budget of \"\(excerpt(record.title))\", and "
          + fault.rawValue,
        help: fault == .missing
          ? "Add `postmortem:` with the path of a postmortem that names an action."
          : "List what is to be done below `## Action items`, with an owner and a date.",
        at: entry.record.origin.location))
  }
}

/// Measurements of what nobody has promised.
func reportLost(_ measurements: [Record], into log: inout DiagnosticLog) {
  for record in measurements {
    guard case .measurement(let measurement) = record.details, let objective = measurement.objective else { continue }
    log.emit(
      Diagnostic(
        .measurementLost, .note,
        "measures \"\(excerpt(objective))\", and \(record.service ?? "its source") has no objective of that name",
        help: "Write the name or the id of the objective, or declare it.", at: record.origin.location))
  }
}

/// Nothing is known of a budget although something was measured in its window.
func reportUnsplit(_ objective: Record, _ reason: String, into log: inout DiagnosticLog) {
  log.emit(
    Diagnostic(
      .measurementsUnsplit, .note, "nothing is known of the budget of \"\(excerpt(objective.title))\": \(reason)",
      help: "Measure in rows of a day or a week each.", at: objective.origin.location))
}

extension Diagnostic.ID {
  static let measurementsUnsplit: Self = "slo.measurements-reach-out"
  static let measurementLost: Self = "measurement.unknown-objective"
  static let alertUnreachable: Self = "slo.alert-unreachable"
  static let alertNeedsVolume: Self = "slo.alert-needs-volume"
  static let alertBelowOne: Self = "slo.alert-below-one"
  static let alertTooLate: Self = "slo.alert-too-late"
  static let alertReversed: Self = "slo.alert-reversed"
  static let postmortemMissing: Self = "incident.postmortem-missing"
  static let postmortemIdle: Self = "incident.postmortem-without-action"
}
