import ReportModel

extension Site {
  /// The lists that a record holds: findings, answers, measurements, indicators.
  func tables(_ index: Int, at page: String) -> [TableView] {
    let document = map.records[index].origin.document
    return switch map.records[index].details {
    case .service, .decisionRecord, .debt, .slo: []
    case .persona(let persona): indicators(persona, document) + reviews(by: index, at: page)
    case .review(let review):
      findings(review, document)
        + answers(review.checklist, "Checklist: \(Checklist(items: review.checklist).progress)", document, at: page)
        + metrics(review, document)
    case .checklist(let checklist): answers(checklist.items, "Answers", document, at: page)
    }
  }

  /// A line's number, leading to the line where it can be looked at.
  private func line(_ number: Int, _ document: DocumentID) -> ValueView {
    .link(String(number), forgeAddress(document, line: number))
  }

  private func findings(_ review: Review, _ document: DocumentID) -> [TableView] {
    guard !review.findings.isEmpty else { return [] }
    let open = review.findings.count { !$0.isClosed }
    return [
      TableView(
        "findings", "Findings: \(review.findings.count), of which \(open) open",
        columns: ["Finding", "Severity", "State", "Owner", "Due", "Effort", "Line"],
        rows: review.findings.map { finding in
          TableView.Row(
            .plain(finding.title), finding.severity.map { .status($0.status) } ?? .plain("none given"),
            .plain(open == review.findings.count ? nil : finding.isClosed ? "closed" : "open"),
            .plain(finding.field("owner")),
            .plain(finding.field("due")), .plain(finding.field("effort")), line(finding.line, document))
        })
    ]
  }

  private func answers(
    _ items: [ChecklistItem], _ caption: String, _ document: DocumentID, at page: String
  ) -> [TableView] {
    guard !items.isEmpty else { return [] }
    return [
      TableView(
        "answers", caption, columns: ["Item", "Answer", "Section", "Line"],
        rows: items.map { item in
          TableView.Row(
            question(item, at: page), .status(item.state.status), .plain(item.section), line(item.line, document))
        })
    ]
  }

  /// What was asked, by the check's words where one is known, with what the item says to it.
  private func question(_ item: ChecklistItem, at page: String) -> ValueView {
    let remarks = [item.isBlocker ? "blocker" : nil, item.note].compactMap { $0 }
    guard let check = item.check.flatMap(check) else {
      return .plain(item.text, note: remarks.isEmpty ? nil : remarks.joined(separator: "; "))
    }
    return .link(
      check.question, relativeLink(from: page, to: ruleAddress(check.id)),
      note: ([item.text] + remarks).joined(separator: "; "))
  }

  private func metrics(_ review: Review, _ document: DocumentID) -> [TableView] {
    guard !review.metrics.isEmpty else { return [] }
    return [
      TableView(
        "metrics", "Measurements", columns: ["Metric", "Value", "Target", "Line"],
        rows: review.metrics.map { metric in
          TableView.Row(
            .plain(metric.name), .plain([metric.value, metric.unit].compactMap { $0 }.joined(separator: " ")),
            .plain(metric.target), line(metric.line, document))
        })
    ]
  }

  private func indicators(_ persona: Persona, _ document: DocumentID) -> [TableView] {
    guard !persona.indicators.isEmpty else { return [] }
    return [
      TableView(
        "indicators", "Key indicators", columns: ["Metric", "Target", "Cadence", "Line"],
        rows: persona.indicators.map { indicator in
          let isReadable = indicator.target.comparator != nil
          return TableView.Row(
            .plain(indicator.metric), .plain(indicator.target.raw, note: isReadable ? nil : "not a number"),
            .plain(indicator.cadence), line(indicator.line, document))
        })
    ]
  }

  private func reviews(by persona: Int, at page: String) -> [TableView] {
    let written = map.reviews(by: persona)
    guard !written.isEmpty else { return [] }
    return [
      TableView(
        "reviews", counted(written.count, "review", "reviews"), columns: ["Review", "Service", "Verdict", "Date"],
        rows: written.map { index in
          let record = map.records[index]
          return TableView.Row(
            recordLink(index, from: page), serviceLink(record.service, from: page),
            record.status.map { .status($0) } ?? .plain("none stated"), .plain(record.date?.iso))
        })
    ]
  }
}
