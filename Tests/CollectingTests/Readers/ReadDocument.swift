import Collecting
import Diagnostics
import Foundation
import ReportModel

/// What all readers find in one document.
struct ReadDocument {
  var records: [Record]
  /// `line:column id`, or `line id`.
  var diagnostics: [String]

  init(_ path: String, _ text: String, source: String = "s") {
    self.init(path, bytes: Array(text.utf8), source: source)
  }

  init(_ path: String, bytes: [UInt8], source: String = "s") {
    var log = DiagnosticLog()
    let document = Document(DocumentID(source: source, path: SourcePath(path)), reading: bytes, into: &log)
    records = readRecords(in: document, into: &log)
    diagnostics = log.sorted.map { diagnostic in
      let place = diagnostic.location
      return "\(place?.line ?? 0)\(place?.column.map { ":\($0)" } ?? "") \(diagnostic.id)"
    }
  }

  func only(_ kind: RecordKind) -> [Record] { records.filter { $0.kind == kind } }
}

/// The user's own documents, beside the repository; tests that need them are skipped where they are not.
enum Seeds {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/seeds").standardizedFileURL.path
  static let areHere = FileManager.default.fileExists(atPath: folder)

  static func read(_ name: String) -> ReadDocument {
    ReadDocument(name, bytes: Array(FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()))
  }
}
