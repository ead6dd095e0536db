import ReportModel

extension Persona: RecordPresentation {
  static let words = KindWords(
    singular: "Persona", plural: "Personas",
    purpose: "A persona is a reviewer's role: what it looks at, and what it is measured by.",
    columns: ["Persona", "Role", "Indicators", "Reviews", "Tokens, estimated"],
    example: """
      ---
      kind: persona
      name: security-engineer
      description: Looks for what an attacker would look for.
      ---
      # Security engineer

      | KPI | Target | Cadence |
      |---|---|---|
      | High findings older than 30 days | 0 | Weekly |

      """, belongsToService: false)

  func summary(of record: Record) -> String? { summary }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    var facts = name == record.statedID ? [] : [FactView("Name", .plain(name))]
    facts += FactView.optional("Model", model)
    facts += FactView.optional("Tools", tools.joined(separator: ", "))
    facts += citationShare(on: site)
    if !sections.isEmpty { facts.append(FactView(label: "Sections", values: sections.map { .plain($0) })) }
    return facts
  }

  /// How many of the places that it cited in what it signed still hold what it saw.
  private func citationShare(on site: Site) -> [FactView] {
    let readings = site.map.persona(named: name).map { site.map.citations(by: $0) } ?? []
    let compared = readings.filter { $0.atNewest != .unread }
    guard !compared.isEmpty else { return [] }
    let held = compared.count { $0.atNewest.holds }
    let share = Ratio(clamping: Double(held) / Double(compared.count))
    return [
      FactView("Citations that still hold", .plain("\(held) of \(compared.count)", note: "\(share.percentText) %"))
    ]
  }

  func tables(of index: Int, on site: Site, at page: String) -> [TableView] {
    indicatorTables(site.map.records[index].origin.document, on: site) + reviews(by: index, on: site, at: page)
      + certificates(by: index, on: site, at: page) + actions(of: index, on: site, at: page)
      + [definition(index, on: site, at: page)]
  }

  private func indicatorTables(_ document: DocumentID, on site: Site) -> [TableView] {
    guard !indicators.isEmpty else { return [] }
    return [
      TableView(
        "indicators", "Key indicators",
        columns: ["Metric", "State", "Target", "Actual", "Cadence", "How it came about", "Line"],
        rows: indicators.map { indicator in
          let standing = site.map.standings.indicator(at: Origin(document, line: indicator.line))
          let isReadable = indicator.target.comparator != nil
          return TableView.Row(
            .plain(indicator.metric), standing.map { .status($0.state.status) } ?? .none,
            .plain(indicator.target.raw, note: isReadable ? nil : "not a number"), standing?.value ?? .none,
            .plain(indicator.cadence), .plain(standing.map { capitalised($0.reason) }),
            site.line(indicator.line, document))
        })
    ]
  }

  private func reviews(by persona: Int, on site: Site, at page: String) -> [TableView] {
    let written = site.map.records(.review, by: persona)
    guard !written.isEmpty else { return [] }
    return [
      TableView(
        "reviews", counted(written.count, "review", "reviews"), columns: ["Review", "Service", "Verdict", "Date"],
        rows: written.map { index in
          let record = site.map.records[index]
          return TableView.Row(
            site.recordLink(index, from: page), site.serviceLink(record.service, from: page),
            record.status.map { .status($0) } ?? .plain(noneStated), .plain(record.date?.iso))
        }
      ).cut(to: 200, rest: relativeLink(from: page, to: RecordKind.review.index))
    ]
  }

  private func certificates(by persona: Int, on site: Site, at page: String) -> [TableView] {
    let written = site.map.records(.certificate, by: persona)
    guard !written.isEmpty else { return [] }
    return [
      TableView(
        "certificates", counted(written.count, "certificate", "certificates"),
        columns: ["Certificate", "Service", "Decision", "Evidence", "Date"],
        rows: written.map { index in
          let record = site.map.records[index]
          let readings = site.map.citations(ofRecord: record.id)
          return TableView.Row(
            site.recordLink(index, from: page), site.serviceLink(record.service, from: page),
            record.status.map { .status($0) } ?? .plain(noneStated),
            readings.isEmpty ? .plain("cites nothing") : .status(CitationStanding(of: readings).status),
            .plain(record.date?.iso))
        }
      ).cut(to: 200, rest: relativeLink(from: page, to: RecordKind.certificate.index))
    ]
  }

  /// What is asked of every definition, and how this one does.
  private func definition(_ index: Int, on site: Site, at page: String) -> TableView {
    func row(_ question: String, _ isMet: Bool, _ found: [ValueView]) -> TableView.Row {
      let status = isMet ? Status(word: "yes", tone: .good) : Status(word: "no", tone: .bad)
      return TableView.Row(
        head: .plain(question), cells: [TableView.Cell(values: [.status(status)]), TableView.Cell(values: found)])
    }
    let missing = missingParts.map(\.name)
    let namesakes = site.map.personas(named: name).filter { $0 != index }
    let lost = site.map.lostReferences(of: index)
    return TableView(
      "definition", "Its definition", columns: ["What is asked", "Answer", "Found"],
      rows: [
        row(
          "Does it have all \(Persona.parts.count) parts?", missing.isEmpty,
          [.plain(missing.isEmpty ? nil : "no heading speaks of \(enumerated(missing))")]),
        row(
          "Has it \(Persona.tokenBudget) tokens or fewer?", tokensEstimate <= Persona.tokenBudget,
          [.plain("\(tokensEstimate)", note: "estimated")]),
        row(
          "Is its name its own?", namesakes.isEmpty,
          namesakes.map { site.recordLink($0, from: page, note: site.place(site.map.records[$0].origin)) }),
        row("Does all that it refers to exist?", lost.isEmpty, lost.map { .plain($0) }),
      ])
  }

  /// Its working memory first, then what it is to do and what it decided.
  private func actions(of persona: Int, on site: Site, at page: String) -> [TableView] {
    let records = site.map.records
    let all = site.map.records(.action, by: persona)
    func isMemory(_ index: Int) -> Bool {
      if case .action(let action) = records[index].details { action.state == .memory } else { false }
    }
    let found = all.filter(isMemory) + all.filter { !isMemory($0) }
    guard !found.isEmpty else { return [] }
    return [
      TableView(
        "actions", "Its memory and actions", columns: ["Entry", "State", "Date"],
        rows: found.map { index in
          TableView.Row(
            site.recordLink(index, from: page), records[index].status.map { .status($0) } ?? .none,
            .plain(records[index].date?.iso))
        })
    ]
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    [
      .plain(summary.map { shortened($0) }), .plain(String(indicators.count)),
      .plain(String(site.map.records(.review, by: index).count)), .plain(String(tokensEstimate)),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "name": .text(name), "description": .optional(summary), "model": .optional(model), "tools": .texts(tools),
      "sections": .texts(sections), "tokens_estimate": .whole(tokensEstimate),
      "kpis": .list(
        indicators.map { indicator in
          .object([
            "metric": .text(indicator.metric), "target_raw": .optional(indicator.target.raw),
            "comparator": .optional(indicator.target.comparator?.rawValue),
            "target": .optional(indicator.target.number), "unit": .optional(indicator.target.unit),
            "qualifier": .optional(indicator.target.qualifier), "cadence": .optional(indicator.cadence),
            "line": .whole(indicator.line),
          ])
        }),
    ])
  }
}
