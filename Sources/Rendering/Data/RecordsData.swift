package import ReportModel

/// `data/v1/records.json`: every record, with what only its kind knows.
package func recordsData(of report: Report) -> [UInt8] { SiteMap(report, diagnostics: []).recordsData().joined }

extension SiteMap {
  func recordsData() -> Pieces { JSONValue.document(of: records.indices, recordData) }

  private func recordData(_ index: Int) -> JSONValue {
    let record = records[index]
    let presentation = record.presentation
    let common: JSONValue = .object([
      "kind": .text(record.kind.rawValue), "id": .text(record.id), "source": .text(record.origin.document.source),
      "path": .text(record.origin.document.path.text), "line": .whole(record.origin.line),
      "url": .text(addresses[index]), "title": .text(record.title), "stated_id": .optional(record.statedID),
      "service": .optional(record.service), "persona": .optional(persona(of: index)), "owner": .optional(record.owner),
      "status": .optional(record.presentation.statusWord(of: record)), "status_raw": .optional(record.statusRaw),
      "date": .optional(record.date?.iso), "fields": .fields(record.fields),
    ])
    return common.adding(presentation.data(of: record, in: self))
  }

  /// What a record's author says, or that another has replaced it.
  func statusWord(of index: Int) -> String? {
    if replacedDecisions.contains(index) { return DecisionRecord.Status.superseded.rawValue }
    return records[index].presentation.statusWord(of: records[index])
  }
}

extension JSONValue {
  /// A name that comes twice keeps its first value, as a reader of the page would take it.
  static func fields(_ fields: [Field]) -> JSONValue {
    var seen: Set<[UInt8]> = []
    let kept = fields.filter { !$0.value.isEmpty && seen.insert(Array($0.name.utf8)).inserted }
    return .object(kept.map { Member(name: $0.name, value: .text($0.value)) })
  }

  /// The members of both, in their order.
  fileprivate func adding(_ other: JSONValue) -> JSONValue {
    guard case .object(let first) = self, case .object(let second) = other else { return self }
    return .object(first + second)
  }
}
