package import Diagnostics
import Markdown
package import ReportModel

/// Debts noted in code: `TODO(owner): text`, `FIXME`, `HACK`, `XXX`.
///
/// Source files are documents only where `code_notes` in the configuration says so; without it there are none to read.
package struct CodeNoteReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.other]

  package var understands: [Understanding] {
    [
      Understanding(.debt, [.init("Markers in code", CodeNote.markers)])
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.format == .other, document.text.lineCount > 0 else { return [] }
    var records: [Record] = []
    for number in 1...document.text.lineCount where records.count < Self.most {
      guard let note = CodeNote(document.text.line(number)) else { continue }
      var record = Record(
        origin: document.origin(line: number), lines: number...number, title: note.text, details: .debt(Debt()),
        owner: note.owner)
      record.fields = [Field(name: "marker", value: note.marker, line: number)]
      records.append(record)
    }
    return records
  }

  /// In one file.
  private static let most = 1000
}

/// A marker in a comment, and what stands behind it.
struct CodeNote: Hashable {
  var marker: String
  var owner: String?
  var text: String

  init(marker: String, owner: String?, text: String) {
    (self.marker, self.owner, self.text) = (marker, owner, text)
  }

  /// - Returns: `nil` for a line without a marker behind the sign of a comment, or with nothing behind the marker.
  init?(_ line: ArraySlice<UInt8>) {
    guard let comment = Self.signs.lazy.compactMap({ line.firstRange(of: $0)?.upperBound }).min() else { return nil }
    for marker in Self.markers {
      guard let range = line[comment...].firstRange(of: Array(marker.utf8)),
        line[comment..<range.lowerBound].allSatisfy({ " \t*/#-!;@".utf8.contains($0) })
      else { continue }
      var rest = line[range.upperBound...]
      if rest.first == UInt8(ascii: "("), let close = rest.firstIndex(of: UInt8(ascii: ")")) {
        owner = trimmedText(rest[(rest.startIndex + 1)..<close].withText)
        rest = rest[(close + 1)...]
      }
      guard let next = rest.first, next == UInt8(ascii: ":") || next == 0x20 else { continue }
      text = trimmedText(rest.drop { $0 == UInt8(ascii: ":") || $0 == 0x20 }.withText)
      guard !text.isEmpty else { return nil }
      if owner?.isEmpty == true { owner = nil }
      self.marker = marker
      return
    }
    return nil
  }

  /// What is looked for in other people's code; none of them is a note of ours.
  static let markers = ["TODO", "FIXME", "HACK", "XXX"]
  private static let signs = ["//", "#", "/*", "--", "<!--", ";", "* "].map { Array($0.utf8) }
}
