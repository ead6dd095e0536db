import ReportModel

extension Review: RecordPresentation {
  static let words = KindWords(
    singular: "Review", plural: "Reviews",
    purpose: "A review is one persona's opinion of one service, with its findings and its verdict.",
    columns: ["Review", "Service", "Reviewer", "Verdict", "Open findings", "Date"],
    example: """
      ---
      kind: review
      service: payments
      persona: security-engineer
      date: 2026-11-02
      verdict: conditional
      ---
      # Security review of Payments

      ### 1. Card numbers appear in debug logs (HIGH)

      - Recommendation: mask them before they are logged
      - Owner: team-payments
      - Due: 2026-12-01

      """,
    unstated: "without a verdict")

  func status(of record: Record) -> Status? { verdict?.status }

  /// `4 of 6 findings are open, the gravest is high.`
  func summary(of record: Record) -> String? {
    let open = findings.filter { !$0.isClosed }
    let gravest = open.compactMap(\.severity).min()?.rawValue
    switch findings.count {
    case 0: return "It holds no finding."
    case 1 where open.isEmpty: return "Its one finding is closed."
    case 1: return "Its one finding is open\(gravest.map { "; its severity is \($0)" } ?? "")."
    default: break
    }
    let all = findings.count == 2 ? "Both" : "All \(findings.count)"
    guard !open.isEmpty else { return "\(all) findings are closed." }
    let number = open.count == findings.count ? all : "\(open.count) of \(findings.count)"
    let end = gravest.map { ", the gravest is \($0)" } ?? ""
    return "\(number) findings \(open.count == 1 ? "is" : "are") open\(end)."
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.asWritten("Verdict as written", verdictRaw, shown: verdict?.rawValue)
      + FactView.optional("Reviewed commit", commit.map { String($0.prefix(12)) })
      + FactView.optional("To be reviewed again", reReview?.iso)
  }

  func tables(of index: Int, on site: Site, at page: String) -> [TableView] {
    let document = site.map.records[index].origin.document
    return site.findingTables(findings, in: site.map.records[index])
      + site.answers(checklist, "Checklist: \(Checklist(items: checklist).progress)", document, at: page)
      + metricTables(document, on: site) + phaseTables(document, on: site)
  }

  private func metricTables(_ document: DocumentID, on site: Site) -> [TableView] {
    guard !metrics.isEmpty else { return [] }
    return [
      TableView(
        "metrics", "Measurements", columns: ["Metric", "Value", "Target", "Line"],
        rows: metrics.map { metric in
          TableView.Row(
            .plain(metric.name), .plain([metric.value, metric.unit].compactMap { $0 }.joined(separator: " ")),
            .plain(metric.target), site.line(metric.line, document))
        })
    ]
  }

  private func phaseTables(_ document: DocumentID, on site: Site) -> [TableView] {
    guard !phases.isEmpty else { return [] }
    return [
      TableView(
        "phases", "Plan", columns: ["Phase", "Steps", "Efforts", "Stated in all", "Line"],
        rows: phases.map { phase in
          TableView.Row(
            .plain(phase.name), .plain(String(phase.items.count)),
            .plain(phase.items.compactMap(\.effort).joined(separator: ", ")), .plain(phase.stated),
            site.line(phase.line, document))
        })
    ]
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    let open = site.stillOpen(findings, in: record)
    let gravest = open.compactMap(\.severity).min()
    return [
      site.serviceLink(record.service, from: page), site.personaLink(record.persona, from: page),
      site.shownStatus(index).map { .status($0) } ?? .plain(noneStated),
      .plain(String(open.count), note: gravest.map { "gravest \($0.rawValue)" }), .plain(record.date?.iso),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "verdict": .optional(verdict?.rawValue), "verdict_raw": .optional(verdictRaw), "commit": .optional(commit),
      "re_review": .optional(reReview?.iso),
      "findings": .list(
        findings.map { finding in
          .object([
            "id": .text(finding.id), "title": .text(finding.title), "severity": .optional(finding.severity?.rawValue),
            "closed": .bool(finding.isClosed), "line": .whole(finding.line), "fields": .fields(finding.fields),
          ])
        }),
      "checklist": .list(checklist.map(\.data)),
      "metrics": .list(
        metrics.map { metric in
          .object([
            "name": .text(metric.name), "value": .text(metric.value), "unit": .optional(metric.unit),
            "target": .optional(metric.target), "line": .whole(metric.line),
          ])
        }),
      "phases": .list(phases.map(\.data)),
      "stated": stated.map { .object(["done": .whole($0.done), "total": .whole($0.total)]) },
      "stated_counts": .list(
        statedCounts.map {
          .object(["severity": .text($0.severity.rawValue), "count": .whole($0.count), "line": .whole($0.line)])
        }),
    ])
  }
}

extension Review.Phase {
  fileprivate var data: JSONValue {
    .object([
      "name": .text(name), "stated": .optional(stated), "line": .whole(line),
      "items": .list(
        items.map { .object(["text": .text($0.text), "effort": .optional($0.effort), "line": .whole($0.line)]) }),
    ])
  }
}

extension Site {
  /// What later reviews of the same persona say of the findings that a review has as open.
  func aftermath(of record: Record) -> String? {
    guard case .review(let review) = record.details else { return nil }
    let lives = review.findings.filter { !$0.isClosed }.compactMap {
      map.ledgerFinding(seenAt: Origin(record.origin.document, line: $0.line))?.life
    }
    let (fixed, gone) = (lives.count { $0 == .fixed }, lives.count { $0 == .disappeared })
    if review.findings.count == 1, fixed + gone == 1 {
      return "Since then it was \(fixed == 1 ? "fixed" : "left out of a later review")."
    }
    let parts = [
      fixed == 0 ? nil : counted(fixed, "of them was fixed", "of them were fixed"),
      gone == 0
        ? nil : counted(gone, "of them was left out of a later review", "of them were left out of a later review"),
    ]
    let told = parts.compactMap(\.self)
    return told.isEmpty ? nil : "Since then \(told.joined(separator: " and "))."
  }
}
