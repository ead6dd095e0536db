import Diagnostics
import ReportModel

/// What was counted in a window and could not be added to the rest.
struct LeftOutSpans {
  /// Their ends lie outside, and nobody knows which of their events were in it.
  private let outside: [MeasuredSpan]
  /// They lie in it, and so do some of the time and of the events that were counted.
  private let overlapping: [MeasuredSpan]

  init(_ times: MeasuredTimes, window: TimeWindow) {
    let spans = times.leftOut(of: window)
    outside = spans.filter { !window.contains($0.window) }
    overlapping = spans.filter { window.contains($0.window) }
  }

  /// Behind a sentence; empty when all could be added.
  var clause: String {
    let parts = [
      (outside, "reaches", "reach", "out of that time"), (overlapping, "overlaps", "overlap", "what counts"),
    ]
    return parts.map { spans, one, many, what in
      spans.isEmpty ? "" : "; left out, as \(spans.count == 1 ? "it \(one)" : "they \(many)") \(what): \(list(spans))"
    }.joined()
  }

  /// Overlaps alone: they are an error of the files, while any window begins amid something.
  func report(_ objective: Record, into log: inout DiagnosticLog) {
    guard let first = overlapping.first else { return }
    log.emit(
      Diagnostic(
        .measurementsOverlap, .warning,
        "measurements of \"\(excerpt(objective.title))\" overlap others and were left out of its budget: \(list(overlapping))",
        help: "Let each row end where the next one begins, and count no event in two.", at: first.origin.location))
  }

  private func list(_ spans: [MeasuredSpan]) -> String {
    let shown = spans.prefix(5).map { span in
      "\(instantText(span.window.start)) to \(instantText(span.window.end)) "
        + "(\(counted(span.events.bad, "bad event", "bad events")) of \(span.events.valid))"
    }
    return (shown + (spans.count > 5 ? ["and \(spans.count - 5) more"] : [])).joined(separator: ", ")
  }
}

extension Diagnostic.ID {
  static let measurementsOverlap: Self = "slo.measurements-overlap"
}
