import Diagnostics
import Markdown
import ReportModel

extension CertificateReader {
  /// What the author of a certificate should know about it.
  ///
  /// - Parameter hasTime: Whether the file's name ends in a time.
  func report(
    _ record: Record, _ decision: CertificateDecision, _ seal: CertificateSeal, hasTime: Bool, in document: Document,
    into log: inout DiagnosticLog
  ) {
    reportVerdict(decision, in: document, into: &log)
    reportSeal(seal, in: document, into: &log)
    if case .certificate(let certificate) = record.details {
      for finding in certificate.findings where !finding.isClosed {
        reportSeverity(of: finding, in: document, into: &log)
      }
      if let verdict = decision.verdict, verdict == .approved || verdict == .go {
        UnheardSentences(in: document.content.blocks).report(
          decision.field?.value, findings: certificate.findings, in: document, into: &log)
      }
    }
    if decision.verdict == .conditionallyApproved, decision.conditions.isEmpty {
      log.emit(
        Diagnostic(
          .certificateConditions, .warning, "approved on conditions, and none is named",
          help: "List them below `**Conditions**:`, or approve without.",
          at: document.location(line: decision.conditionsLine ?? decision.field?.line ?? 1)))
    }
    if record.citations.isEmpty {
      log.emit(
        Diagnostic(
          .certificateNoCitations, .note, "cites no line of any file as evidence",
          help: "Name what was looked at, as `path:line`.", at: document.location(line: 1)))
    }
    if document.declaredKind == nil, !hasTime { reportName(in: document, into: &log) }
  }

  private func reportVerdict(_ decision: CertificateDecision, in document: Document, into log: inout DiagnosticLog) {
    let help = "Write `**Status**:` and one of the eleven words below the heading of the decision."
    guard let field = decision.field else {
      log.emit(
        Diagnostic(
          .certificateVerdictMissing, .warning, "decides nothing: no status stands in its decision section",
          help: help, at: document.location(line: decision.line ?? 1)))
      return
    }
    guard !CertificateVerdictText.isStandard(field.value) else { return }
    let place = document.location(of: field)
    if decision.verdict == .unrecognised {
      log.emit(
        Diagnostic(
          .certificateVerdictUnrecognised, .warning, "the decision \"\(field.value)\" is none that is known",
          help: help,
          at: place))
    } else if let verdict = decision.verdict {
      log.emit(
        Diagnostic(
          .certificateVerdictNonstandard, .note,
          "the decision \"\(field.value)\" was read as \(verdict.rawValue)", help: help, at: place))
    }
  }

  private func reportSeal(_ seal: CertificateSeal, in document: Document, into log: inout DiagnosticLog) {
    guard let field = seal.field else { return }
    switch seal.state {
    case .absent, .verified: break
    case .placeholder, .wrongLength:
      log.emit(
        Diagnostic(
          .certificateHashPlaceholder, .warning, "the certificate's hash is no SHA-256: \"\(field.value)\"",
          help: "Write `sha256:` and 64 hexadecimal digits, or leave the line out.", at: document.location(of: field)))
    case .mismatch:
      log.emit(
        Diagnostic(
          .certificateHashMismatch, .warning, "the certificate's hash is not that of its text",
          help: "Somebody changed the text after it was signed, or copied the hash: review it and sign anew.",
          at: document.location(of: field)))
    }
  }

  private func reportName(in document: Document, into log: inout DiagnosticLog) {
    log.emit(
      Diagnostic(
        .certificateName, .note, "the file's name does not end in the time of signature",
        help: "Name it `what_component_YYYYMMDD_HHMMSS.md`.", at: document.location(line: 1)))
  }
}

extension Diagnostic.ID {
  static let certificateVerdictMissing: Self = "certificate.status-missing"
  static let certificateVerdictNonstandard: Self = "certificate.status-nonstandard"
  static let certificateVerdictUnrecognised: Self = "certificate.status-unrecognised"
  static let certificateConditions: Self = "certificate.conditions-missing"
  static let certificateNoCitations: Self = "certificate.no-citations"
  static let certificateHashPlaceholder: Self = "certificate.hash-placeholder"
  static let certificateHashMismatch: Self = "certificate.hash-mismatch"
  static let certificateName: Self = "certificate.filename"
}
