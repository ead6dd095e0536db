import Diagnostics
import ReportModel

extension ServiceView {
  /// What a reader of several passing reviews should know: that their words are the same, or that one person speaks for
  /// several personas. It changes no state, because a persona is a role.
  func reportSharedHands(into log: inout DiagnosticLog) {
    let passing = standings.filter { $0.persona != nil }.flatMap(\.reviews).filter(\.liftsEarlier).sorted {
      Record.standsBefore($0, $1)
    }
    for (first, others) in repeated(passing, by: { $0.review?.ownText?.digest }) {
      for other in others { log.emit(.copiedReview(other, of: first)) }
    }
    let required = Set(requiredPersonas.map(foldedName))
    let demanded = passing.filter { $0.persona.map { required.contains(foldedName($0)) } ?? false }
    for (first, others) in repeated(demanded, by: \.reviewerKey) {
      for other in others { log.emit(.sameReviewer(other, as: first)) }
    }
    let authors = Set(self[.checklist].flatMap { Array(self.authors(of: $0)) }.map(foldedName))
    for record in demanded where record.reviewerKey.map(authors.contains) ?? false {
      log.emit(.reviewByAuthor(record))
    }
  }

  /// Those of other personas that have a trait of an earlier one.
  private func repeated(_ reviews: [Record], by trait: (Record) -> String?) -> [(first: Record, others: [Record])] {
    let groups = Dictionary(grouping: reviews.filter { trait($0) != nil }) { trait($0) ?? "" }
    return groups.sorted { $0.key < $1.key }.compactMap { _, group in
      let others = group.dropFirst().filter { foldedName($0.persona ?? "") != foldedName(group[0].persona ?? "") }
      return others.isEmpty ? nil : (group[0], others)
    }
  }
}

extension Record {
  /// Who reviewed, where the document names somebody beside its persona.
  fileprivate var reviewer: String? {
    fields.first { ["reviewer", "reviewed_by", "reviewed by", "auditor"].contains($0.name.asciiLowercased) }?.value
  }

  fileprivate var reviewerKey: String? { reviewer.map(foldedName).flatMap { $0.isEmpty ? nil : $0 } }
}

extension Diagnostic {
  fileprivate static func copiedReview(_ record: Record, of first: Record) -> Diagnostic {
    Diagnostic(
      .copiedReview, .warning,
      "the review by \(excerpt(record.persona ?? "")) says word for word what \(excerpt(first.persona ?? "")) says in "
        + "`\(first.origin.document.path)`",
      help: "Let each persona write what it has looked at itself.", at: record.origin.location)
  }

  fileprivate static func sameReviewer(_ record: Record, as first: Record) -> Diagnostic {
    Diagnostic(
      .sameReviewer, .note,
      "\(excerpt(record.reviewer ?? "")) reviews as \(excerpt(record.persona ?? "")) and as "
        + "\(excerpt(first.persona ?? ""))",
      help: "Nothing is wrong with that; somebody else would see more.", at: record.origin.location)
  }

  fileprivate static func reviewByAuthor(_ record: Record) -> Diagnostic {
    Diagnostic(
      .reviewByAuthor, .note,
      "\(excerpt(record.reviewer ?? "")) reviews as \(excerpt(record.persona ?? "")) a service whose checklist he or she "
        + "has written",
      help: "Nothing is wrong with that; somebody else would see more.", at: record.origin.location)
  }
}
