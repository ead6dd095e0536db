import ReportModel

extension EvidenceDemand {
  var recordKind: RecordKind? {
    if case .record(let kind) = kind { kind } else { nil }
  }

  /// Nothing more than any yes takes.
  var isPlain: Bool { minimum == 1 && recordKind == nil }
}

extension Check {
  /// How long a yes is good for under a policy, in days; `nil` for ever.
  func lifetime(_ policy: AssessmentPolicy) -> Int? { ttl ?? evidence.kind?.ages.map { policy.ttl[$0] } }
}

extension ServiceView {
  /// A probe's yes, once it is held against what the rubric asks of the evidence.
  func demanding(_ found: CheckAnswer, for check: Check) -> CheckAnswer {
    guard found.state == .pass, !check.evidence.isPlain || check.ttl != nil else { return found }
    let pieces = found.evidence.filter { index.spans.isKind(check.evidence.recordKind, at: $0) }
    guard pieces.count >= check.evidence.minimum else {
      return CheckAnswer(
        .partial(done: pieces.count, of: check.evidence.minimum),
        "\(found.reason); the check asks for \(check.evidence.words), and there are \(pieces.count)", evidence: pieces)
    }
    guard let ttl = check.ttl else { return found }
    return aged(found, pieces, minimum: check.evidence.minimum, ttl: ttl)
  }

  /// Good for as long as enough of its pieces are.
  private func aged(_ found: CheckAnswer, _ pieces: [Origin], minimum: Int, ttl: Int) -> CheckAnswer {
    let days = pieces.compactMap { index.spans.day(at: $0) }.sorted(by: >)
    var answer = found
    guard days.count >= minimum else {
      answer.state = .stale
      answer.reason += ", but no date tells how old that is"
      return answer
    }
    let last = days[minimum - 1] + ttl
    answer.expires = min(found.expires ?? last, last)
    guard last < asOf else { return answer }
    answer.state = .stale
    answer.reason += ", on evidence of \(days[minimum - 1].iso), longer ago than \(counted(days: ttl))"
    return answer
  }
}

extension EvidenceDemand {
  /// `2 pieces of evidence`, `3 records of kind load-test`.
  var words: String {
    let noun = recordKind.map { "of kind \($0.rawValue)" }
    if let noun { return "\(minimum) \(minimum == 1 ? "record" : "records") \(noun)" }
    return "\(minimum) \(minimum == 1 ? "piece" : "pieces") of evidence"
  }
}
