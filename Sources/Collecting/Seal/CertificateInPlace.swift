import Diagnostics
private import Glibc
import ReportModel

/// Why a certificate cannot be sealed or verified.
package enum SealError: Error, Hashable, Sendable, CustomStringConvertible {
  case notFound(String)
  /// With the reason.
  case notReadable(String, String)
  case notInRepository(String)
  case noCommit(String)
  case notACertificate(String)
  case notWritten(String)
  case loneReturn(String, line: Int)
  /// The certificate states it, and the repository does not have it.
  case unknownCommit(String)
  /// What each citation lacks, a line for each.
  case refused([String])

  package var description: String {
    switch self {
    case .notFound(let path): "'\(path)': there is no such file"
    case .notReadable(let path, let reason): "'\(path)' cannot be read: \(reason)"
    case .notInRepository(let path):
      "'\(path)' is in no git repository with files, so nothing can be sealed or verified"
    case .noCommit(let path): "the repository of '\(path)' has no commit yet"
    case .notACertificate(let path): "'\(path)' is not a certificate that Muster can read"
    case .notWritten(let reason): "the certificate was left as it was: \(reason)"
    case .loneReturn(let path, let line):
      "'\(path)', line \(line), ends in CR alone: save the file with LF or CR LF at the end of each line"
    case .unknownCommit(let name):
      "the reviewed commit `\(name)` is not in the repository: correct it, or review the citations and give --reviewed-now"
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

  /// The digests that lines have at a commit; nothing for what it does not have. Each file is read once.
  func digested(
    _ places: [SourcePath: Set<ClosedRange<Int>>], at commit: String
  ) async throws -> [SourcePath: [ClosedRange<Int>: SealedLines]] {
    try await history.git.withBlobs { channel in
      var digested: [SourcePath: [ClosedRange<Int>: SealedLines]] = [:]
      for (path, ranges) in places.sorted(by: { $0.key < $1.key }) {
        let name = history.objectName(of: path, at: commit)
        guard let bytes = try await channel.contents(of: [name], keeping: OpenedSource.largestFile)[0] else { continue }
        let file = FileLines(bytes)
        for lines in ranges where file.contains(lines) {
          digested[path, default: [:]][lines] = SealedLines(path, lines, in: file)
        }
      }
      return digested
    }
  }
}

/// Opens the repository around a certificate as a source, and lends the certificate to `body`.
func withCertificate<R: Sendable>(
  at path: String, _ body: (CertificateInPlace, inout DiagnosticLog) async throws -> R
) async throws -> R {
  guard let file = realPath(path) else { throw SealError.notFound(path) }
  if let folder = try? OpenFolder(at: file) {
    folder.close()
    throw SealError.notReadable(path, "it is a folder")
  }
  guard case .repository(let repository) = discoverRepository(of: parent(of: file)), let root = repository.workTree
  else {
    throw SealError.notInRepository(path)
  }
  var log = DiagnosticLog()
  return try await withSources([SourceRequest(path: root)], into: &log) { sources, log in
    let source = sources[0]
    guard let history = source.history, let newest = source.source.commit else { throw SealError.noCommit(path) }
    let place = SourcePath(String(decoding: Array(file.utf8.dropFirst(root.utf8.count + 1)), as: UTF8.self))
    guard let bytes = try await source.contents(at: place, into: &log) else {
      throw SealError.notReadable(
        path, log.sorted.first { $0.location?.path == place.text }?.message ?? "git ignores it")
    }
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
///
/// The other has a name that nothing has yet, so that what a killed process left behind is in nobody's way.
func replaceFile(at path: String, by bytes: [UInt8]) throws(SealError) {
  var draft = Array("\(parent(of: path))/.muster-seal-XXXXXX".utf8CString)
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { throw SealError.notWritten("'\(path)' cannot be looked at") }
  // The X are replaced by `mkstemp`.
  let file = unsafe mkstemp(&draft)
  guard file >= 0 else { throw SealError.notWritten("beside '\(path)': \(Refusal(errno: errno).reason)") }
  defer { close(file) }
  do throws(SourceError) {
    try write(bytes, to: file, named: path)
  } catch {
    unsafe unlink(draft)
    throw SealError.notWritten("\(error)")
  }
  guard fchmod(file, status.st_mode & 0o7777) == 0, unsafe rename(draft, path) == 0 else {
    let reason = Refusal(errno: errno).reason
    unsafe unlink(draft)
    throw SealError.notWritten("'\(path)': \(reason)")
  }
}
