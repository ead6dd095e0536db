import Diagnostics
private import Glibc
import ReportModel

/// Why a certificate cannot be sealed or verified.
package enum SealError: Error, Hashable, Sendable, CustomStringConvertible {
  case notFound(String)
  case notInRepository(String)
  case noCommit(String)
  case notACertificate(String)
  case notWritten(String)
  /// What each citation lacks, a line for each.
  case refused([String])

  package var description: String {
    switch self {
    case .notFound(let path): "'\(path)': there is no such file"
    case .notInRepository(let path):
      "'\(path)' is in no git repository with files, so nothing can be sealed or verified"
    case .noCommit(let path): "the repository of '\(path)' has no commit yet"
    case .notACertificate(let path): "'\(path)' is not a certificate that Muster can read"
    case .notWritten(let reason): "the certificate was left as it was: \(reason)"
    case .refused(let reasons): "nothing was sealed:\n" + reasons.map { "  \($0)" }.joined(separator: "\n")
    }
  }
}

/// A certificate's file in its repository, read.
struct CertificateInPlace: Sendable {
  var source: OpenedSource
  var history: OpenedSource.HistorySource
  /// The newest commit.
  var newest: String
  /// Absolute.
  var file: String
  var document: Document
  var record: Record

  var seal: CertificateSeal { CertificateSeal(of: document) }
  var sealedLines: [SealedLines] {
    document.bytes.split(separator: 0x0A).compactMap { SealedLines(reading: $0) }
  }
}

/// Opens the repository around a certificate as a source, and lends the certificate to `body`.
func withCertificate<R: Sendable>(
  at path: String, _ body: (CertificateInPlace, inout DiagnosticLog) async throws -> R
) async throws -> R {
  guard let file = realPath(path) else { throw SealError.notFound(path) }
  guard case .repository(let repository) = discoverRepository(of: parent(of: file)), let root = repository.workTree
  else {
    throw SealError.notInRepository(path)
  }
  var log = DiagnosticLog()
  return try await withSources([SourceRequest(path: root)], into: &log) { sources, log in
    let source = sources[0]
    guard let history = source.history, let newest = source.source.commit else { throw SealError.noCommit(path) }
    let place = SourcePath(String(decoding: Array(file.utf8.dropFirst(root.utf8.count + 1)), as: UTF8.self))
    guard let bytes = try await source.contents(at: place, into: &log) else { throw SealError.notFound(path) }
    let document = Document(DocumentID(source: source.source.name, path: place), reading: bytes, into: &log)
    var records = CertificateReader().records(in: document, into: &log)
    records.findQuotations(in: document)
    guard let record = identified(records).first else { throw SealError.notACertificate(path) }
    let certificate = CertificateInPlace(
      source: source, history: history, newest: newest, file: file, document: document, record: record)
    return try await body(certificate, &log)
  }
}

/// Replaces a file by another beside it, in one step: whoever reads it finds the old bytes or the new ones.
func replaceFile(at path: String, by bytes: [UInt8]) throws(SealError) {
  let draft = "\(path).muster-seal"
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { throw SealError.notWritten("'\(path)' cannot be looked at") }
  do throws(SourceError) {
    try write(bytes, to: draft)
  } catch {
    throw SealError.notWritten("\(error)")
  }
  guard unsafe chmod(draft, status.st_mode & 0o7777) == 0, unsafe rename(draft, path) == 0 else {
    let reason = Refusal(errno: errno).reason
    unsafe unlink(draft)
    throw SealError.notWritten("'\(path)': \(reason)")
  }
}
