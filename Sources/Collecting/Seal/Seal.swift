import ReportModel

/// What `muster seal` did.
package struct SealOutcome: Sendable {
  /// Full hexadecimal id.
  package var commit: String
  /// How many cited places have a digest.
  package var places: Int
  /// The seal that the file had is a good one, and it was left as it was.
  package var isUnchanged: Bool
}

/// Writes into a certificate which commit was reviewed, the digest of each cited place, and the hash of it all.
///
/// A seal that holds is left alone, so that sealing twice is sealing once.
/// - Throws: ``SealError``, with the file as it was; ``SourceError``.
package func seal(certificateAt path: String) async throws -> SealOutcome {
  try await withCertificate(at: path) { certificate, _ in
    let findings = try await findings(on: certificate)
    if findings.allSatisfy({ $0.holds && !$0.isUnsealed }), let commit = findings.commit {
      return SealOutcome(commit: commit, places: certificate.sealedLines.count, isUnchanged: true)
    }
    let sealed = try await certificate.sealedNow()
    var text = SealingText(certificate.document.bytes)
    text.state(commit: certificate.newest, in: certificate.document)
    // The commit's line may be a new one, above that of the hash.
    let shift = text.lineCount - SealingText(certificate.document.bytes).lineCount
    text.seal(sealed, replacing: certificate.seal.field.map { $0.line + shift })
    let bytes = text.bytes
    if bytes != certificate.document.bytes { try replaceFile(at: certificate.file, by: bytes) }
    return SealOutcome(
      commit: certificate.newest, places: sealed.count, isUnchanged: bytes == certificate.document.bytes)
  }
}

extension CertificateInPlace {
  /// The digest of each cited place at the newest commit.
  ///
  /// - Throws: ``SealError/refused(_:)`` when a citation leads to no lines, or into a file that differs from the commit.
  fileprivate func sealedNow() async throws -> [SealedLines] {
    let files = CitedPaths(Set(source.paths), prefix: history.prefix, cited: record.citations.map(\.path))
    var (sealed, reasons) = ([SealedLines](), [String]())
    for citation in record.distinctPlaces {
      switch try await sealing(citation, files) {
      case .success(let lines): if !sealed.contains(lines) { sealed.append(lines) }
      case .failure(let reason): reasons.append("\(citation.text): \(reason.text)")
      }
    }
    guard reasons.isEmpty else { throw SealError.refused(reasons) }
    return sealed
  }

  private struct Reason: Error { var text: String }

  private func sealing(_ citation: Citation, _ files: CitedPaths) async throws -> Result<SealedLines, Reason> {
    guard case .file(let path) = files.find(citation.path, from: document.id.path) else {
      return .failure(Reason(text: "no file, or more than one, is called so"))
    }
    guard let bytes = try await source.citedContents(of: [path])[0] else {
      return .failure(Reason(text: "the file cannot be read"))
    }
    let file = SourceFile(
      id: DocumentID(source: source.source.name, path: path), size: bytes.count, blob: source.entry(at: path)?.blob)
    if source.differs(file, from: bytes) {
      return .failure(Reason(text: "'\(path)' differs from the newest commit; commit or undo the change first"))
    }
    let lookup = CitationLookup(reading: CitationReading(unread: citation, of: record), commits: [])
    let text = FileLines(bytes)
    if let fault = lookup.fault(in: text) {
      return .failure(Reason(text: fault.reason))
    }
    return lookup.lines.map { .success(SealedLines(path, $0, in: text)) } ?? .failure(Reason(text: "it names no lines"))
  }
}

extension Record {
  /// Each cited place once, wherever it is cited.
  var distinctPlaces: [Citation] {
    var seen: Set<CitationKey> = []
    return citations.filter { seen.insert(CitationKey($0)).inserted }
  }
}

extension CitationReading.State {
  fileprivate var reason: String {
    switch self {
    case .pastEnd: "the file has no such lines"
    case .blank: "the lines are blank"
    case .rangeReversed: "its last line comes before its first"
    case .quoteMismatch: "what is quoted beside it does not stand in the file"
    case .same, .moved, .changed, .gone, .renamed, .fileMissing, .ambiguous, .unread: rawValue
    }
  }
}
