import ReportModel

extension SiteMap {
  /// `data/v1/findings.json`, in the ledger's order. Ages are left out: they follow from `since` and change every night.
  func findingsData() -> Pieces { JSONValue.document(of: report.findings, findingData) }

  /// `data/v1/expiry.json`, by day.
  func expiryData() -> Pieces { JSONValue.document(of: report.expiries, expiryEntry) }
}

private func findingData(_ row: LedgerFinding) -> JSONValue {
  .object([
    "id": .text(row.id), "kind": .text(row.kind.rawValue), "service": .text(row.service),
    "persona": .optional(row.persona), "title": .text(row.title), "severity": .optional(row.severity?.rawValue),
    "life": .text(row.life.rawValue), "open": .bool(row.isOpen), "overdue": .bool(row.isOverdue),
    "since": .optional(row.since?.iso), "limit_days": .optional(row.limit),
    "accepted_until": .optional(row.acceptedUntil?.iso), "owner": .optional(row.owner), "due": .optional(row.due?.iso),
    "effort": .optional(row.effort), "record": .text(row.record), "source": .text(row.origin.document.source),
    "path": .text(row.origin.document.path.text), "line": .whole(row.origin.line),
    "sightings": .list(row.sightings.map(originData)),
  ])
}

private func expiryEntry(_ expiry: Expiry) -> JSONValue {
  .object([
    "kind": .text(expiry.kind.rawValue), "key": .text(expiry.key), "day": .text(expiry.day.iso),
    "text": .text(expiry.text), "owner": .optional(expiry.owner), "service": .optional(expiry.service),
    "source": .text(expiry.origin.document.source), "path": .text(expiry.origin.document.path.text),
    "line": .whole(expiry.origin.line),
  ])
}
