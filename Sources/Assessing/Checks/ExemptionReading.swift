import ReportModel

/// What keeps a row that is marked as not applicable from counting as such.
enum ExemptionFault: Hashable, Sendable {
  case noReason, noApprover, selfApproved, noReviewDay
  case overdue(Day)

  var words: String {
    switch self {
    case .noReason: "no reason is given"
    case .noApprover: "nobody with the right to has approved it"
    case .selfApproved: "its author approved it"
    case .noReviewDay: "no day is named on which somebody looks at it again"
    case .overdue(let day): "it was to be looked at again by \(day.iso)"
    }
  }
}

extension Exemption {
  /// - Parameter authors: Whoever wrote the row, as far as anybody knows.
  func faults(authors: [String], asOf: Day) -> [ExemptionFault] {
    var faults: [ExemptionFault] = []
    if reason.map(EvasiveText.isWhole) ?? true { faults.append(.noReason) }
    if let approver {
      if statedApprover(approver) == nil { faults.append(.noApprover) }
      if authors.contains(where: { foldedName($0) == foldedName(approver) }) { faults.append(.selfApproved) }
    } else {
      faults.append(.noApprover)
    }
    if let reviewBy { faults += reviewBy < asOf ? [.overdue(reviewBy)] : [] } else { faults.append(.noReviewDay) }
    return faults
  }
}

extension ServiceView {
  /// Whoever wrote a record: by its own words, and by git when one person alone has touched its file.
  func authors(of record: Record) -> [String] {
    let named = record.fields.first { $0.name.equalsIgnoringCase("author") }?.value
    return [named, record.owner, record.persona, index.soleAuthor(of: record.origin.document)].compactMap(\.self)
  }
}
