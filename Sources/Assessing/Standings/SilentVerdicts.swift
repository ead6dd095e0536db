import Diagnostics
import ReportModel

extension Portfolio {
  /// Reviews and certificates that let something pass have no verdict that counts where they say nothing, or say that nobody
  /// has looked. A refusal is heard in any case.
  func withoutSilentVerdicts(into log: inout DiagnosticLog) -> Portfolio {
    let silent = records.indices.filter { records[$0].silence != nil }
    guard !silent.isEmpty else { return self }
    var portfolio = self
    for index in silent {
      if let silence = records[index].silence { log.emit(.silentVerdict(records[index], silence)) }
      portfolio.records[index].takeVerdict()
    }
    return portfolio
  }
}

/// Why a verdict stands for nothing.
private enum Silence {
  case nothing(Emptiness?)
  case admission(Field)
}

extension Record {
  /// `nil` for one that says something, that refuses, or that is data.
  fileprivate var silence: Silence? {
    guard liftsEarlier, let text = review?.ownText ?? certificate?.ownText, !holdsMatter else { return nil }
    if let admission = text.admission { return .admission(admission) }
    if let emptiness = text.emptiness { return .nothing(emptiness) }
    return text.isLessThanSentence && !text.saysNone ? .nothing(nil) : nil
  }

  /// It tells of something in another form than in sentences.
  private var holdsMatter: Bool {
    if ownFindings.contains(where: { !$0.isPlaceholder }) || !citations.isEmpty { return true }
    if let certificate { return !certificate.conditions.isEmpty || !certificate.liftedIDs.isEmpty }
    guard let review else { return false }
    return review.checklist.contains { $0.state != .unknown } || !review.metrics.isEmpty || !review.phases.isEmpty
      || !review.statedCounts.isEmpty || review.stated != nil
  }

  fileprivate mutating func takeVerdict() {
    if var review {
      review.verdict = .unrecognised
      details = .review(review)
    }
    if var certificate {
      certificate.verdict = .unrecognised
      details = .certificate(certificate)
    }
  }
}

extension Diagnostic {
  fileprivate static func silentVerdict(_ record: Record, _ silence: Silence) -> Diagnostic {
    let raw = excerpt(record.review?.verdictRaw ?? record.certificate?.verdictRaw ?? "pass")
    let why =
      switch silence {
      case .admission(let field): "it says itself \"\(excerpt(field.value))\""
      case .nothing(let emptiness?): "its text \(excerpt(emptiness.words))"
      case .nothing(nil): "it says nothing of what was looked at"
      }
    return Diagnostic(
      .silentVerdict, .warning, "the verdict \"\(raw)\" counts as unrecognised: \(why)",
      help: "Write what was looked at, how, and what came of it.", at: record.verdictOrigin.location)
  }
}
