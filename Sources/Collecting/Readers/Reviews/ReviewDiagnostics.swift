import Diagnostics
import Markdown
import ReportModel

extension ReviewReader {
  /// What the author of a review should know about it.
  func report(_ record: Record, in document: Document, into log: inout DiagnosticLog) {
    guard case .review(let review) = record.details else { return }
    reportVerdict(of: record, review, in: document, into: &log)
    if review.verdict == .pass, document.format == .markdown {
      let blocks = document.content.blocks.filter { record.lines.contains($0.firstLine) }
      let own = EarlierReview.removed(from: blocks[...], headed: nil)
      UnheardSentences(in: own).report(
        review.verdictRaw, findings: review.findings, counts: review.statedCounts, in: document, into: &log)
      if let (text, line) = UnreadItems(in: own, besides: review.findings).first {
        log.emit(.findingUnread(text, at: document.location(line: line)))
      }
    }
    for finding in review.findings where !finding.isClosed {
      if finding.due == nil { _ = readDue(FindingFields.due(of: finding), in: document, into: &log) }
      reportSeverity(of: finding, in: document, into: &log)
      reportState(of: finding, in: document, into: &log)
    }
  }

  /// It is open, because nobody can tell what became of it.
  private func reportState(of finding: Finding, in document: Document, into log: inout DiagnosticLog) {
    let states = FindingState.fields(of: finding)
    guard let field = states.first(where: { !ClosingText.closesStatus($0.value) && !ClosingText.leavesOpen($0.value) })
    else { return }
    log.emit(
      Diagnostic(
        .findingStatus, .warning, "the status \"\(field.value)\" of a finding is not known, so it counts as open",
        help: "Use open or fixed.", at: document.location(of: field)))
  }

  private func reportVerdict(
    of record: Record, _ review: Review, in document: Document, into log: inout DiagnosticLog
  ) {
    let help = "Write `**Verdict:**` and pass, conditional, fail or not assessed."
    guard let raw = review.verdictRaw else {
      if document.content.limit != nil { return }
      log.emit(
        Diagnostic(
          .verdictMissing, .note, "the review states no verdict that can be read", help: help,
          at: document.location(line: record.origin.line)))
      return
    }
    guard review.verdict == .unrecognised, !raw.containsFolded("not assessed") else { return }
    let fault =
      VerdictText.withholds(raw) ? "says that nothing is approved, or not any more" : "is not in the table of verdicts"
    log.emit(
      Diagnostic(
        .verdictUnrecognised, .warning, "the verdict \"\(raw)\" \(fault)",
        help: "Use pass, conditional, fail or not assessed.",
        at: document.location(of: Field(name: "verdict", value: raw, line: review.verdictLine ?? 1))))
  }
}

/// A level in words that are not known.
func reportSeverity(of finding: Finding, in document: Document, into log: inout DiagnosticLog) {
  guard let raw = finding.unknownSeverity else { return }
  let field = finding.fields.first(where: FindingFields.isUnknown)
  log.emit(
    Diagnostic(
      .severityUnknown, .warning, "the severity \"\(raw)\" is not known",
      help: SeverityText.nearestLevel(to: raw).map { "Did you mean `\($0)`?" } ?? "Use critical, high, medium or low.",
      at: field.map { document.location(of: $0) } ?? document.location(line: finding.line)))
}

extension Diagnostic {
  static func tableUnread(at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .findingTableUnread, .warning, "the table has levels, and no column says what was found",
      help: "Call the columns `Finding` and `Severity`.", at: place)
  }

  static func aboutPerson(at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .reviewOfPerson, .warning, "reads like a review of a person, so it is not read",
      help: "Keep it out with `exclude:`. If it is about a service, write `kind: review` and `service:`.", at: place)
  }
}

extension Diagnostic.ID {
  static let findingStatus: Self = "finding.status-unrecognised"
  static let reviewOfPerson: Self = "review.of-person"
  static let verdictMissing: Self = "review.verdict-missing"
  static let findingTableUnread: Self = "finding.table-unread"
  static let verdictUnrecognised: Self = "review.verdict-unrecognised"
}
