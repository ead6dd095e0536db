import Diagnostics
import ReportModel

/// One thing that was looked at to verify a certificate.
package struct SealFinding: Hashable, Sendable {
  /// `hash`, `commit`, or a citation as written.
  package var subject: String
  /// A few words.
  package var result: String
  package var holds: Bool
  /// It is a citation without a digest.
  var isUnsealed = false
  /// It is a citation of lines that are others today.
  var isOutdated = false
  /// Of the commit that was found.
  var commit: String?
}

/// Checks a certificate's hash, its reviewed commit and each place that it cites.
///
/// - Throws: ``SealError``; ``SourceError``.
package func verify(certificateAt path: String) async throws -> [SealFinding] {
  try await withCertificate(at: path) { certificate, _ in try await findings(on: certificate) }
}

func findings(on certificate: CertificateInPlace) async throws -> [SealFinding] {
  var log = DiagnosticLog()
  let name = StatedCommit.name(in: certificate.record)
  let known = try await certificate.history.ids(of: [name].compactMap(\.self))
  let commit = name.flatMap { known[$0] }
  let readings = try await readCitations(of: [certificate.record], in: certificate.source, [:], width: 1, into: &log)
  var findings = [hashFinding(CertificateSeal(of: certificate.document).state), commitFinding(name, commit)]
  let sealed = SealedLines.all(in: certificate.document)
  let digests = try await certificate.digests(of: sealed, at: commit)
  var seen: Set<CitationKey> = []
  for reading in readings where seen.insert(CitationKey(reading.citation)).inserted {
    findings.append(finding(reading, sealed, digests))
  }
  return findings
}

private func hashFinding(_ state: Certificate.HashState) -> SealFinding {
  SealFinding(subject: "hash", result: "\(state.rawValue): \(state.explanation)", holds: state == .verified)
}

private func commitFinding(_ name: String?, _ commit: String?) -> SealFinding {
  guard let name else { return SealFinding(subject: "commit", result: "the certificate states none", holds: false) }
  guard let commit else {
    return SealFinding(subject: "commit", result: "\(name) is not in the repository", holds: false)
  }
  return SealFinding(subject: "commit", result: commit, holds: true, commit: commit)
}

private func finding(
  _ reading: CitationReading, _ sealed: [SealedLines], _ digests: [SealedLines: Bool]
) -> SealFinding {
  var words = [reading.atNewest.rawValue]
  if reading.atNewest == .moved { words[0] += " by \(reading.offset)" }
  if let path = reading.renamedTo { words[0] += " to \(path)" }
  if reading.reviewedCommit == nil { words[0] = "not compared" }
  let citation = reading.citation
  let own = sealed.first {
    $0.path == reading.target && $0.lines.lowerBound == citation.firstLine && $0.lines.upperBound == citation.lastLine
  }
  switch own.map({ digests[$0] ?? false }) {
  case true?: words.append("sealed as it was reviewed")
  case false?: words.append("the digest is not that of the lines at the reviewed commit")
  case nil: words.append("no digest")
  }
  let isSealed = own.map { digests[$0] ?? false } ?? true
  return SealFinding(
    subject: citation.text, result: words.joined(separator: "; "), holds: reading.atNewest.holds && isSealed,
    isUnsealed: own == nil, isOutdated: reading.atNewest.isOutdated)
}

extension CertificateInPlace {
  /// For each sealed place whether its digest is that of the lines at the reviewed commit.
  fileprivate func digests(of sealed: [SealedLines], at commit: String?) async throws -> [SealedLines: Bool] {
    guard let commit, !sealed.isEmpty else { return [:] }
    let places = Dictionary(grouping: sealed, by: \.path).mapValues { Set($0.map(\.lines)) }
    let digested = try await digested(places, at: commit)
    return Dictionary(sealed.map { ($0, digested[$0.path]?[$0.lines] == $0) }) { first, _ in first }
  }
}
