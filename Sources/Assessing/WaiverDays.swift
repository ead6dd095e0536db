import Diagnostics
import ReportModel

/// Reports the waivers that have run out, and those whose last day it is.
func reportWaiverDays(_ records: [Record], asOf: Day, into log: inout DiagnosticLog) {
  for record in records {
    guard case .waiver(let waiver) = record.details, let expires = waiver.expires else { continue }
    if waiver.isExpired(on: asOf) {
      log.emit(
        Diagnostic(
          .waiverExpired, .warning, "the waiver ended on \(expires.iso)", help: "Renew it, or mend what it waived.",
          at: record.origin.location))
    } else if expires == asOf {
      log.emit(
        Diagnostic(
          .waiverExpiresToday, .note, "the waiver expires today", help: "Renew it, or mend what it waived.",
          at: record.origin.location))
    }
  }
}
