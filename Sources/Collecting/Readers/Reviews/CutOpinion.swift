import Diagnostics
import ReportModel

extension Record {
  /// The record of a document that was not read to its end: what was not read may hold the finding that refuses, so a verdict
  /// that lets something happen counts as none.
  func withoutApproval(in document: Document, into log: inout DiagnosticLog) -> Record {
    var record = self
    switch details {
    case .review(var review) where review.verdict.letsPass:
      review.verdict = .unrecognised
      record.details = .review(review)
      log.emit(.opinionCut(review.verdictRaw, at: document.location(line: review.verdictLine)))
    case .certificate(var certificate) where certificate.verdict?.letsPass ?? false:
      certificate.verdict = .unrecognised
      record.details = .certificate(certificate)
      log.emit(.opinionCut(certificate.verdictRaw, at: document.location(line: certificate.verdictLine)))
    default: break
    }
    return record
  }
}

extension Review.Verdict? {
  var letsPass: Bool { self == .pass || self == .conditional }
}

extension Certificate.Verdict {
  var letsPass: Bool {
    switch self {
    case .conditionallyApproved, .approved, .go, .recommend: true
    case .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation, .needsFurtherReview, .advisoryOnly,
      .unrecognised:
      false
    }
  }
}

extension Diagnostic {
  fileprivate static func opinionCut(_ verdict: String?, at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .opinionCut, .warning,
      "the verdict \"\(verdict ?? "pass")\" counts as unrecognised: the document was not read to its end",
      help: "Split the document, or keep images in files of their own.", at: place)
  }
}

extension Diagnostic.ID {
  static let opinionCut: Self = "review.not-read-to-end"
}
