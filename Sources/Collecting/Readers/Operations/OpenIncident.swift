import Diagnostics
import ReportModel

extension Incident {
  /// Says where a grave incident is said to go on.
  func reportOpen(_ status: Field, in document: Document, into log: inout DiagnosticLog) {
    guard isOpen, let severity, severity <= .high else { return }
    log.emit(
      Diagnostic(
        .incidentOpen, .warning, "an incident of \(severity.rawValue) severity is open: \"\(status.value)\"",
        help: "When it is over, write `status: resolved` and since when.", at: document.location(of: status)))
  }
}

extension Diagnostic.ID {
  static let incidentOpen: Self = "incident.open"
}
