import Diagnostics
import ReportModel

/// For which checks of one service each place has been named as evidence, in the order of the checklists.
///
/// A few lines cannot prove everything: from some number of checks on they are a claim.
struct EvidenceUses {
  private var checks: [EvidencePiece: Set<String>] = [:]

  /// Takes up what a tick names.
  ///
  /// - Returns: What of it stands for too many checks already.
  mutating func take(
    _ item: ChecklistItem, of record: Record, for check: Check, in index: EvidenceIndex,
    into log: inout DiagnosticLog
  ) -> Set<EvidencePiece> {
    guard item.state == .pass else { return [] }
    var worn: Set<EvidencePiece> = []
    for (piece, written) in index.places(of: item, in: record.origin.document) {
      guard checks[piece, default: []].insert(check.id).inserted, let count = checks[piece]?.count else { continue }
      let isText = index.isText(piece.document)
      let limit = piece.isShort ? Self.mostOfLines : Self.mostOfFile
      guard count > limit else { continue }
      // What is told in words may be about many things, and is read by people.
      if piece.isShort || !isText { worn.insert(piece) }
      if count == limit + 1 {
        log.emit(.repeatedEvidence(written, limit, counts: !worn.contains(piece), at: record.at(line: item.line)))
      }
    }
    return worn
  }

  /// For how many checks a few lines may stand, and how many a file.
  private static let (mostOfLines, mostOfFile) = (3, 6)
}

extension EvidencePiece {
  fileprivate var isShort: Bool { lines.map { $0.count <= 25 } ?? false }
}

extension Diagnostic {
  fileprivate static func repeatedEvidence(_ written: String, _ limit: Int, counts: Bool, at place: Origin)
    -> Diagnostic
  {
    Diagnostic(
      .repeatedEvidence, .warning,
      "`\(excerpt(written))` is the evidence for more than \(limit) checks"
        + (counts ? "" : ", so that from here on it counts as a claim"),
      help: "Cite for each check the lines that show it.", at: place.location)
  }
}
