import ReportModel

/// What the words of a decision record's status amount to.
enum DecisionStatusText {
  /// The first word decides; what follows in brackets ("partially superseded by ...") does not.
  ///
  /// - Returns: `other` for words outside the table, `nil` for none at all.
  static func status(in text: String) -> DecisionRecord.Status? {
    // An emoji in front is a mark, not a word.
    guard let first = foldedWords(text).first(where: { $0.unicodeScalars.contains { $0.properties.isAlphabetic } })
    else {
      return nil
    }
    return words[first] ?? .other
  }

  private static let words: [String: DecisionRecord.Status] = [
    "accepted": .accepted, "approved": .accepted, "adopted": .accepted, "implemented": .accepted,
    "active": .accepted, "decided": .accepted,
    "proposed": .proposed, "draft": .proposed, "provisional": .proposed, "pending": .proposed, "incomplete": .proposed,
    "rejected": .rejected, "withdrawn": .rejected, "declined": .rejected,
    "deprecated": .deprecated, "removed": .deprecated, "obsolete": .deprecated,
    "superseded": .superseded, "replaced": .superseded,
  ]
}
