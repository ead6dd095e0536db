import Diagnostics
import ReportModel

extension Record {
  /// The items of a checklist, or of the checklist in a review.
  var checklistItems: [ChecklistItem] {
    if case .checklist(let checklist) = details { return checklist.items }
    if case .review(let review) = details { return review.checklist }
    return []
  }

  /// By place; records of one place by what they are called.
  static func standsBefore(_ one: Record, _ other: Record) -> Bool {
    one.origin == other.origin ? one.id < other.id : one.origin < other.origin
  }

  func at(line: Int) -> Origin { Origin(origin.document, line: line) }
}

extension Origin {
  var location: FileLocation { FileLocation(source: document.source, path: document.path.text, line: line) }
}
