import ReportModel

extension Probe {
  /// Every decision record says what became of it, in a word that is understood.
  static let decisionRecordStatus = Probe(
    "decision-record-status", without: "there is no decision record", isFine: .always
  ) { view in
    .tally(
      view[.decisionRecord], Trait("decision record", "decision records", "has", "have", "a status that is understood")
    ) { record in
      record.decisionRecord?.status.map { $0 != .other } ?? false
    }
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var decisionRecord: DecisionRecord? {
    guard case .decisionRecord(let record) = details else { return nil }
    return record
  }
}
