import Diagnostics
import Digest
import ReportModel

/// Gives every record its slug: a readable part and eight digits of its own source, path and name.
///
/// Nothing in it depends on other documents, so an address never moves because somebody added a file. Records of one
/// document that would share a name are told apart by their number among their equals.
func identified(_ records: [Record]) -> [Record] {
  var used: [String: Int] = [:]
  return records.map { record in
    var record = record
    let document = record.origin.document
    let name = record.statedID ?? (record.lines.lowerBound > 1 ? record.title : "")
    let key = "\(record.kind.rawValue)\u{0}\(document.source)\u{0}\(document.path.text)\u{0}\(name)"
    let number = used[key, default: 0]
    used[key] = number + 1
    let digest = ContentDigest(of: Array("\(key)\u{0}\(number)".utf8)).short
    record.slug = [readableName(record, name), digest].filter { !$0.isEmpty }.joined(separator: "-")
    return record
  }
}

private func readableName(_ record: Record, _ name: String) -> String {
  let path = record.origin.document.path
  let isIndex = ["readme", "index"].contains(path.stem.asciiLowercased)
  let file = isIndex ? path.folder.name : path.stem
  let isPart = record.lines.lowerBound > 1 && !name.isEmpty
  return identifier(isPart ? name : String(file))
}

/// Reports records of one kind, source and service that carry the same stated id.
func reportRepeatedIDs(_ records: [Record], into log: inout DiagnosticLog) {
  var first: [String: Origin] = [:]
  for record in records.sorted(by: { $0.origin < $1.origin }) {
    // Updates carry the id of what they are about.
    guard let id = record.statedID, record.kind != .service, record.kind != .update else { continue }
    let document = record.origin.document
    let key = [record.kind.rawValue, document.source, record.service ?? "", id].joined(separator: "\u{0}")
    guard let earlier = first[key] else {
      first[key] = record.origin
      continue
    }
    log.emit(
      Diagnostic(
        .recordTwice, .warning,
        "the id `\(id)` is that of \(earlier.document.path):\(earlier.line) too",
        help: "Give one of them another id.",
        at: FileLocation(source: document.source, path: document.path.text, line: record.origin.line)))
  }
}

extension Diagnostic.ID {
  static let recordTwice: Self = "record.id-twice"
}
