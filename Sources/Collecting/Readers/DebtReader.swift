package import Diagnostics
import Markdown
package import ReportModel

/// Technical debt, one document for each item.
package struct DebtReader: RecordReader {
  package init() {}

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard DocumentFormat(of: document.id.path) == .markdown, isDebt(document) else { return [] }
    let header = HeaderFields(of: document)
    let severity = header.value("severity", "priority")
    let details = Debt(
      severity: severity.flatMap { SeverityText.severity(in: $0.value) },
      opened: readDay(header.value("opened", "created", "date"), in: document, into: &log),
      due: readDay(header.value("due", "target", "deadline"), in: document, into: &log),
      effort: header.value("effort", "estimate", "size")?.value, interest: header.value("interest")?.value,
      isClosed: ClosingText.closesDebt(header.value("status", "state")?.value ?? ""))
    if let severity, details.severity == nil {
      log.emit(
        Diagnostic(
          .severityUnknown, .warning, "the severity \"\(severity.value)\" is not known",
          help: "Use critical, high, medium or low.", at: document.location(of: severity)))
    }
    return [
      Record(
        whole: document, header: header, details: .debt(details),
        known: ["severity", "priority", "opened", "created", "due", "target", "effort", "interest"], into: &log)
    ]
  }

  private func isDebt(_ document: Document) -> Bool {
    if let kind = document.declaredKind { return kind == .debt }
    guard !document.isIndex, !document.isTemplate else { return false }
    return document.id.path.folder.components.contains {
      ["tech-debt", "technical-debt"].contains($0.asciiLowercased)
    }
  }
}
