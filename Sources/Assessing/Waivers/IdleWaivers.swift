import Diagnostics
import ReportModel

/// Marks waivers that are in force and accept nothing, because their check is in no state that can be accepted, and tells
/// their authors.
func markIdleWaivers(of report: inout Report, by waivers: WaiverBook, into log: inout DiagnosticLog) {
  let assessments = Dictionary(report.assessments.map { ($0.service.id, $0) }) { first, _ in first }
  for record in report.portfolio.records {
    guard let grant = waivers.grant(of: record), report.waivers[record.id]?.state == .inForce,
      let results = record.service.flatMap({ assessments[$0]?.results }),
      let result = results.first(where: { $0.check == grant.check }), result.underlying == nil,
      result.state != .notApplicable
    else { continue }
    report.waivers[record.id]?.isIdle = true
    log.emit(
      Diagnostic(
        .waiverIdle, .note, "the waiver accepts nothing today: \(result.check) does not fail",
        help: result.state == .pass
          ? "Remove the waiver, or let it end." : "Answer the check: only a failure can be accepted.",
        at: record.origin.location))
  }
}
