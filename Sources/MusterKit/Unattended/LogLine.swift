package import Diagnostics
import Rendering
package import ReportModel

/// A line of `muster build --log json`. `docs/unattended.md` lists its keys and words, which stay as they are.
package enum LogLine: Sendable {
  case begin(asOf: Day, destination: String)
  case stage(StageEvent)
  case diagnostic(Diagnostic)
  case published(BuildOutcome, DiagnosticLog, destination: String)
  /// - Parameter stage: In which it happened; `nil` before the first.
  case failed(exitCode: Int32, stage: BuildStage?, message: String)

  /// One JSON object without a line end.
  ///
  /// - Parameter time: Seconds since 1970-01-01T00:00:00Z.
  package func json(at time: Int) -> String {
    let beginning = JSONValue.object(["event": .text(event), "time": .text(timeText(time))])
    guard case .object(let head) = beginning, case .object(let facts) = facts else {
      preconditionFailure("a line and its facts are objects")
    }
    return String(decoding: JSONValue.object(head + facts).line(), as: UTF8.self)
  }

  private var event: String {
    switch self {
    case .begin: "begin"
    case .stage(.began): "stage-begin"
    case .stage(.ended): "stage-end"
    case .diagnostic: "diagnostic"
    case .published, .failed: "outcome"
    }
  }

  private var facts: JSONValue {
    switch self {
    case .begin(let day, let destination):
      .object([
        "version": .text(musterVersion), "as_of": .text(day.iso), "destination": .text(destination),
      ])
    case .stage(.began(let stage)): .object(["stage": .text(stage.rawValue)])
    case .stage(.ended(let stage, let seconds)):
      .object(["stage": .text(stage.rawValue), "seconds": .decimal(secondsText(seconds))])
    case .diagnostic(let diagnostic): .object(["diagnostic": diagnosticData(diagnostic)])
    case .published(let outcome, let log, let destination): publishedFacts(outcome, log, destination)
    case .failed(let code, let stage, let message):
      .object([
        "outcome": .text("failed"), "exit_code": .whole(Int(code)), "stage": .optional(stage?.rawValue),
        "message": .text(message),
      ])
    }
  }
}

private func publishedFacts(_ outcome: BuildOutcome, _ log: DiagnosticLog, _ destination: String) -> JSONValue {
  .object([
    "outcome": .text("published"), "exit_code": .whole(0), "destination": .text(destination),
    "services": .whole(outcome.services), "records": .whole(outcome.records), "documents": .whole(outcome.documents),
    "written": .whole(outcome.written), "unchanged": .whole(outcome.unchanged), "removed": .whole(outcome.removed),
    "errors": .whole(log.count(of: .error)), "warnings": .whole(log.count(of: .warning)),
    "notes": .whole(log.count(of: .note)), "seconds": .decimal(secondsText(outcome.seconds)),
    "reused": .bool(outcome.isEarlier),
  ])
}

/// `2026-11-20T02:15:09Z`, of seconds since 1970-01-01T00:00:00Z.
func timeText(_ seconds: Int) -> String {
  let day = Day(secondsSinceEpoch: seconds)
  let second = seconds - day.number * 86_400
  let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : String($0) }
  return "\(day.iso)T\(parts.joined(separator: ":"))Z"
}

/// To the millisecond: `12.034`.
func secondsText(_ seconds: Double) -> String {
  let thousandths = max(0, Int((seconds * 1000).rounded()))
  let fraction = String(thousandths % 1000)
  return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
}
