import Diagnostics
import ReportModel

/// Tells authors what became of what they cite, at the line of the citation.
func reportCitations(_ readings: [CitationReading], into log: inout DiagnosticLog) {
  for reading in readings where !(reading.isSettled && reading.atNewest.isOutdated) {
    guard let (id, severity) = reading.finding, let help = reading.help else { continue }
    log.emit(Diagnostic(id, severity, reading.sentence, help: help, at: reading.origin.location))
  }
}

extension CitationReading {
  /// `nil` for what needs no remark.
  fileprivate var finding: (Diagnostic.ID, Diagnostic.Severity)? {
    switch atNewest {
    case .same, .unread: nil
    case .moved: (.citationMoved, .note)
    case .renamed: (.citationRenamed, .note)
    case .changed: (.citationChanged, .warning)
    case .gone: (.citationGone, .warning)
    case .pastEnd: (.citationPastEnd, .warning)
    // Without a stated commit it may mean a file of another repository.
    case .fileMissing: (.citationFileMissing, commitOrigin == .stated ? .warning : .note)
    case .ambiguous: (.citationAmbiguous, .warning)
    case .blank: (.citationBlank, .warning)
    case .rangeReversed: (.citationRangeReversed, .warning)
    case .quoteMismatch: (.citationQuoteMismatch, .warning)
    }
  }

  fileprivate var help: String? {
    switch atNewest {
    case .same, .unread: nil
    case .moved: newestRange.map { "Cite \(linesText($0)), or leave it: it was right at the reviewed commit." }
    case .renamed: "Cite the file by its new name, or leave it: it was right at the reviewed commit."
    case .changed, .gone: "Look at the code again, and cite what you judge now."
    case .pastEnd, .blank, .rangeReversed: "Correct the line numbers."
    case .fileMissing: "Correct the path, or write it from the root of the repository."
    case .ambiguous: "Write the path from the root of the repository."
    case .quoteMismatch: "Quote what stands there, or cite the lines that you quote."
    }
  }

  /// What became of it, without a full stop.
  var sentence: String {
    let cited = "`\(citation.text)`"
    let commit = commitText.map { " at \($0)" } ?? ""
    switch atNewest {
    case .same: return "\(cited) is what it was\(commit)"
    case .moved: return "\(cited) has moved \(distance), to \(newestRange.map(linesText) ?? "other lines")"
    case .renamed: return "\(cited) stands in `\(renamedTo?.text ?? "")` now, at \(newestRange.map(linesText) ?? "")"
    case .changed: return "\(cited) is not what it was\(commit)"
    case .gone: return "\(cited), reviewed\(commit), is gone" + (hasOtherChanges ? "" : " with its file")
    case .pastEnd: return "\(cited) names lines that its file does not have\(commit)"
    case .fileMissing: return "\(cited) names a file that is not there\(commit)"
    case .ambiguous:
      let files = candidates.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
      return "\(cited) could be in \(candidates.count) files\(commit): \(files)"
    case .blank: return "\(cited) is blank\(commit)"
    case .rangeReversed: return "\(cited) ends before it begins"
    case .quoteMismatch: return "\(cited) does not read `\(citation.quotation ?? "")`\(commit)"
    case .unread: return "nobody could look at \(cited)\(commit)"
    }
  }

  /// `a75088b3be6d (inferred)`.
  private var commitText: String? {
    guard let reviewedCommit else { return nil }
    let short = String(decoding: Array(reviewedCommit.utf8.prefix(12)), as: UTF8.self)
    return commitOrigin == .inferred ? "\(short) (inferred)" : short
  }

  private var distance: String {
    "\(abs(offset)) \(abs(offset) == 1 ? "line" : "lines") \(offset < 0 ? "up" : "down")"
  }
}

private func linesText(_ lines: ClosedRange<Int>) -> String {
  lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)-\(lines.upperBound)"
}

extension Diagnostic.ID {
  static let citationMoved: Self = "citation.moved"
  static let citationRenamed: Self = "citation.renamed"
  static let citationChanged: Self = "citation.changed"
  static let citationGone: Self = "citation.gone"
  static let citationPastEnd: Self = "citation.past-end"
  static let citationFileMissing: Self = "citation.file-missing"
  static let citationAmbiguous: Self = "citation.ambiguous"
  static let citationBlank: Self = "citation.blank"
  static let citationRangeReversed: Self = "citation.range-reversed"
  static let citationQuoteMismatch: Self = "citation.quote-mismatch"
}
