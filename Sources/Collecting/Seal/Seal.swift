import Diagnostics
import ReportModel

/// What `muster seal` did.
package struct SealOutcome: Sendable {
  /// Full hexadecimal id.
  package var commit: String
  /// How many cited places have a digest.
  package var places: Int
  /// The seal that the file had is a good one, and it was left as it was.
  package var isUnchanged: Bool
  /// How many cited places are no longer what was reviewed.
  package var outdated: Int
}

/// Writes into a certificate the digest of each cited place at the reviewed commit, and the hash of it all.
///
/// The commit that the certificate states is kept; where it states none, the newest one is written down. A seal that holds
/// is left alone, so that sealing twice is sealing once.
///
/// - Parameter reviewedNow: What was cited has been reviewed anew, so that the newest commit takes the place of a stated one.
/// - Throws: ``SealError``, with the file as it was; ``SourceError``.
package func seal(certificateAt path: String, reviewedNow: Bool = false) async throws -> SealOutcome {
  try await withCertificate(at: path) { certificate, log in
    let document = certificate.document
    if let line = SealingText.lineOfLoneReturn(in: document.bytes) { throw SealError.loneReturn(path, line: line) }
    let stated = try await reviewedNow ? nil : certificate.knownCommit()
    let found = try await stated == nil ? [] : findings(on: certificate)
    if let stated, found.allSatisfy({ $0.holds && !$0.isUnsealed }) {
      return SealOutcome(commit: stated, places: SealedLines.all(in: document).count, isUnchanged: true, outdated: 0)
    }
    if stated == nil, !reviewedNow { try await certificate.refuseWhatChanged() }
    let sealed = try await certificate.sealedLines(at: stated)
    let bytes = try document.sealed(with: sealed, stating: stated == nil ? certificate.newest : nil, into: &log)
    if bytes != document.bytes { try replaceFile(at: certificate.file, by: bytes) }
    return SealOutcome(
      commit: stated ?? certificate.newest, places: sealed.count, isUnchanged: bytes == document.bytes,
      outdated: found.count(where: \.isOutdated))
  }
}

extension Document {
  /// Its bytes with a seal, which can be read back where it stands.
  ///
  /// - Parameter commit: `nil` when the one that is stated stays.
  fileprivate func sealed(
    with lines: [SealedLines], stating commit: String?, into log: inout DiagnosticLog
  ) throws(SealError) -> [UInt8] {
    var stating = self
    if let commit {
      var text = SealingText(of: self)
      text.state(commit: commit)
      stating = Document(id, reading: text.bytes, into: &log)
      let field = stating.header.value(CertificateReader.commitNames)
      guard field.flatMap({ StatedCommit.name(in: $0.value) }) == commit else {
        throw .refused(["the reviewed commit cannot be replaced where it stands; write \(commit) there by hand"])
      }
    }
    var text = SealingText(of: stating)
    text.seal(lines)
    let sealed = Document(id, reading: text.bytes, into: &log)
    guard CertificateSeal(of: sealed).state == .verified, SealedLines.all(in: sealed) == lines else {
      throw .refused(["the hash cannot be read where it would stand; close the code fence or the comment before it"])
    }
    return text.bytes
  }
}

extension CertificateInPlace {
  /// The id of the commit that the certificate states; `nil` when it states none.
  fileprivate func knownCommit() async throws -> String? {
    guard let name = StatedCommit.name(in: record) else { return nil }
    guard let id = try await history.ids(of: [name])[name] else { throw SealError.unknownCommit(name) }
    return id
  }

  /// The newest commit is no reviewed one where lines are others than when the certificate was written.
  ///
  /// - Throws: ``SealError/refused(_:)``
  fileprivate func refuseWhatChanged() async throws {
    var log = DiagnosticLog()
    let place = record.origin.document.path
    let commits = try await history.git.fileLog(since: [newest], prefix: history.prefix) { $0 == place }
    let histories = commits?.histories(of: [place], boundary: Set(history.boundary)) ?? [:]
    let readings = try await readCitations(of: [record], in: source, histories, width: 1, into: &log)
    let changed = readings.filter { $0.commitOrigin == .inferred && $0.atNewest.isOutdated }
    guard !changed.isEmpty else { return }
    throw SealError.refused(
      changed.map { reading in
        let commit = reading.reviewedCommit.map { String($0.prefix(12)) } ?? "the certificate"
        return
          "\(reading.citation.text): the lines changed since \(commit); state the commit that was reviewed, or review "
          + "it anew and give --reviewed-now"
      })
  }

  /// The digest of each cited place.
  ///
  /// - Parameter commit: `nil` for the newest one, from which no cited file may differ.
  /// - Throws: ``SealError/refused(_:)`` when a citation leads to no lines, or into a file that differs from the commit.
  fileprivate func sealedLines(at commit: String?) async throws -> [SealedLines] {
    let readings = try await readings(at: commit ?? newest)
    var places: [SourcePath: Set<ClosedRange<Int>>] = [:]
    for reading in readings {
      if let path = reading.target, let lines = reading.citation.lines { places[path, default: []].insert(lines) }
    }
    let differing = try await commit == nil ? differing(places.keys.sorted()) : []
    let digested = try await digested(places, at: commit ?? newest)
    var (sealed, reasons, seen) = ([SealedLines](), [String](), Set<SealedLines>())
    for reading in readings {
      let (target, lines) = (reading.target, reading.citation.lines)
      let found = target.flatMap { path in lines.flatMap { digested[path]?[$0] } }
      if let target, differing.contains(target) {
        reasons.append(
          "\(reading.citation.text): '\(target)' differs from the newest commit; commit or undo the change first")
      } else if reading.atReview == .same, let found {
        if seen.insert(found).inserted { sealed.append(found) }
      } else {
        reasons.append("\(reading.citation.text): \(reading.atReview.reason)")
      }
    }
    guard reasons.isEmpty else { throw SealError.refused(reasons) }
    return sealed
  }

  /// Each cited place, looked up at a commit.
  private func readings(at commit: String) async throws -> [CitationReading] {
    let files = CitedPaths(Set(source.paths), prefix: history.prefix, cited: record.citations.map(\.path))
    var search = CitationSearch(
      source: source, history: history, newest: newest, files: files, width: 1,
      lookups: record.distinctPlaces.map {
        CitationLookup(reading: CitationReading(unread: $0, of: record, isSettled: false), commits: [commit])
      })
    try await search.run()
    return meant(search.lookups.map(\.reading), in: source)
  }

  /// Those of the files that are not as the newest commit has them.
  private func differing(_ paths: [SourcePath]) async throws -> Set<SourcePath> {
    let contents = try await source.citedContents(of: paths)
    return Set(zip(paths, contents).filter { $1?.isUncommitted ?? false }.map(\.0))
  }
}

extension Record {
  /// Each cited place once, wherever it is cited.
  fileprivate var distinctPlaces: [Citation] {
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
    case .fileMissing: "no file of the reviewed commit is called so"
    case .ambiguous: "more than one file is called so"
    case .same, .moved, .changed, .gone, .renamed, .unread: "the file cannot be read"
    }
  }
}
