import ReportModel

/// The newest deciding certificate of each agent on each component, found by the words that speak of the component.
struct StandingCertificates {
  /// By the first word of the component.
  private let byWord: [String: [Standing]]

  struct Standing {
    let record: Record
    let certificate: Certificate
    /// The component in words.
    let words: [String]
  }

  /// - Parameter asOf: What is dated later has not been signed yet.
  init(_ records: [Record], asOf: Day) {
    var newest: [String: Standing] = [:]
    for record in records {
      guard case .certificate(let certificate) = record.details, certificate.decides,
        record.date.map({ $0 <= asOf }) ?? true, let component = certificate.component
      else { continue }
      let standing = Standing(record: record, certificate: certificate, words: plainWords(component))
      let key = [record.origin.document.source, foldedName(certificate.agent ?? record.id)]
        .joined(separator: "\u{0}") + "\u{0}" + standing.words.joined(separator: " ")
      if let other = newest[key], !standing.isNewer(than: other) { continue }
      newest[key] = standing
    }
    byWord = Dictionary(grouping: newest.values.sorted { $0.record.origin < $1.record.origin }) { $0.words.first ?? "" }
  }

  /// Those on one component together, in the order of their first places.
  var byComponent: [[Standing]] {
    let all = byWord.values.flatMap(\.self)
    let groups = Dictionary(grouping: all) { standing in
      standing.record.origin.document.source + "\u{0}" + standing.words.joined(separator: " ")
    }
    return groups.values.map { $0.sorted { $0.record.origin < $1.record.origin } }
      .sorted { $0[0].record.origin < $1[0].record.origin }
  }

  /// "All gates passed": one that refuses refutes it, and nothing but approvals verifies it.
  func vouched(topic: String?, subject: [String]) -> FigureOutcome {
    let about = standing(on: subject).filter { standing in topic.map(standing.speaks) ?? true }
    let refusing = about.filter { $0.certificate.refuses }
    guard !about.isEmpty else {
      return FigureOutcome(
        verdict: .unverifiable, stated: "passed",
        derivation: "No certificate\(topic.map { " about \($0)" } ?? "") of this component is there.")
    }
    let shown = refusing.isEmpty ? about : refusing
    let isApproved = about.allSatisfy { $0.certificate.approves }
    return FigureOutcome(
      verdict: !refusing.isEmpty ? .refuted : isApproved ? .verified : .unverifiable, stated: "passed",
      derived: refusing.isEmpty ? nil : "refused",
      derivation: shown.map(\.sentence).joined(separator: "; ") + ".", evidence: shown.map(\.verdictOrigin))
  }

  /// A result in an announcement: its own target first, then what was certified of the same metric.
  func announced(_ reading: TargetReading, subject: [String]) -> FigureOutcome {
    let stated = "\(reading.measured.text)\(reading.measured.unit)"
    guard reading.isMet else {
      return FigureOutcome(verdict: .refuted, stated: stated, derived: "target missed", derivation: reading.sentence + ".")
    }
    let metric = plainWords(reading.metric)
    for standing in standing(on: subject) where standing.certificate.refuses {
      for measure in standing.certificate.measures
      where metric.contains(measure.metric) && !reading.isMet(by: measure.amount.value) {
        let origin = standing.record.at(line: measure.line)
        return FigureOutcome(
          verdict: .refuted, stated: stated, derived: measure.amount.text + measure.amount.unit,
          derivation: "\(standing.sentence), and measured \(measure.amount.text)\(measure.amount.unit), which misses "
            + "\(reading.comparator.rawValue) \(reading.target.text)\(reading.target.unit).", evidence: [origin])
      }
    }
    return FigureOutcome(verdict: .verified, stated: stated, derived: "target met", derivation: reading.sentence + ".")
  }

  /// Those whose component the subject speaks of: each of its words, and its numbers in a row.
  private func standing(on subject: [String]) -> [Standing] {
    let words = Set(subject)
    return words.sorted().flatMap { byWord[$0] ?? [] }.filter { $0.isNamed(in: subject, words) }
  }
}

extension StandingCertificates.Standing {
  fileprivate func isNewer(than other: Self) -> Bool {
    let days = (record.date?.number ?? .min, other.record.date?.number ?? .min)
    if days.0 != days.1 { return days.0 > days.1 }
    return (certificate.issued ?? "", record.id) > (other.certificate.issued ?? "", other.record.id)
  }

  fileprivate func isNamed(in subject: [String], _ words: Set<String>) -> Bool {
    guard self.words.allSatisfy(words.contains) else { return false }
    let numbers = self.words.split { Int($0) == nil }
    return numbers.allSatisfy { run in
      subject.indices.contains { subject[$0...].starts(with: run) }
    }
  }

  /// Whether agent, title or file speak of the topic: `performance`.
  fileprivate func speaks(of topic: String) -> Bool {
    let texts = [certificate.agent ?? "", record.title, String(record.origin.document.path.stem)]
    return texts.contains { plainWords($0).contains(topic) }
  }

  var verdictOrigin: Origin { certificate.verdictLine.map { record.at(line: $0) } ?? record.origin }

  /// "wren-performance says NO_GO on 2026-01-19"
  var sentence: String {
    let day = record.date.map { " on \($0.iso)" } ?? ""
    return "\(certificate.agent ?? record.title) says \(certificate.verdict?.rawValue ?? "nothing")\(day)"
  }
}

extension Certificate {
  /// Advice decides nothing, and what nobody can read neither.
  var decides: Bool {
    switch verdict {
    case .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation, .needsFurtherReview,
      .conditionallyApproved, .approved, .go:
      true
    case .advisoryOnly, .recommend, .unrecognised, nil: false
    }
  }

  var refuses: Bool {
    switch verdict {
    case .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation: true
    case .needsFurtherReview, .conditionallyApproved, .approved, .go, .advisoryOnly, .recommend, .unrecognised, nil:
      false
    }
  }

  var approves: Bool { verdict == .approved || verdict == .go }
}

/// All words of a text, in lower case, nothing left out.
func plainWords(_ text: some StringProtocol) -> [String] {
  text.utf8.split { !$0.isWordByte }.map { String(decoding: $0.map(\.lowercasedASCII), as: UTF8.self) }
}
