import ReportModel

extension Runbook: RecordPresentation {
  static let words = KindWords(
    singular: "Runbook", plural: "Runbooks",
    purpose: "A runbook says what to do when something happens, and when somebody last looked whether it still holds.",
    columns: ["Runbook", "State", "Service", "Owner", "Last reviewed", "Review due", "Lacks"],
    example: """
      ---
      kind: runbook
      service: payments
      owner: team-payments
      last_reviewed_on: 2026-09-14
      review_in: 6 months
      ---
      # Refunds are stuck

      ## Symptoms

      ## Diagnosis

      ## Remediation

      """,
    unstated: "without a day for the next review")

  func status(of record: Record) -> Status? { isDeprecated ? Status(word: "deprecated", tone: .quiet) : nil }
  func statusWord(of record: Record) -> String? { isDeprecated ? "deprecated" : nil }
  func rank(of record: Record) -> [Int] { [isDeprecated ? 1 : 0, reviewDue?.number ?? Int.max] }

  func summary(of record: Record) -> String? {
    let parts = [
      lastReviewed.map { "last reviewed \($0.iso)" } ?? "never reviewed as far as it says",
      reviewDue.map { "due again \($0.iso)" } ?? "no date for the next review",
      lacks.isEmpty ? nil : "without \(enumerated(lacks))",
    ]
    return sentence(parts.compactMap { $0 }.joined(separator: ", "))
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    var facts = [FactView("Last reviewed", .plain(lastReviewed?.iso ?? "not stated"))]
    facts += FactView.optional("Last exercised", lastExercised?.iso)
    facts += FactView.optional("Review in", reviewIn)
    facts += FactView.optional("Review due", reviewDue?.iso) + site.lateFact(record)
    return facts + FactView.optional("Parts", Part.allCases.compactMap(nameOfPart).joined(separator: ", "))
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      site.shownStatus(index).map { .status($0) } ?? .none, site.serviceLink(record.service, from: page),
      .plain(record.owner), .plain(lastReviewed?.iso),
      .plain(reviewDue?.iso, note: site.map.standings.lateNote(record)), .plain(lacks.joined(separator: ", ")),
    ]
  }

  /// What it calls a part, if otherwise than we do: `diagnosis (Investigation)`.
  private func nameOfPart(_ part: Part) -> String? {
    parts[part].map { $0.asciiLowercased == part.rawValue ? part.rawValue : "\(part.rawValue) (\($0))" }
  }

  /// Of the parts that somebody in need looks for.
  private var lacks: [String] {
    [Part.symptoms, .diagnosis, .remediation].filter { parts[$0] == nil }.map(\.rawValue)
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    let sections = Part.allCases.compactMap { part in
      parts[part].map { JSONValue.Member(name: part.rawValue, value: .text($0)) }
    }
    return .object([
      "sections": .object(sections), "last_reviewed": .optional(lastReviewed?.iso),
      "last_exercised": .optional(lastExercised?.iso), "review_in": .optional(reviewIn),
      "review_due": .optional(reviewDue?.iso), "deprecated": .bool(isDeprecated),
    ])
  }
}
