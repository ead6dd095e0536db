import ReportModel

extension Site {
  func kindIndex(_ kind: RecordKind) -> PlannedPage {
    let address = kind.index
    return PlannedPage(address: address) { _, _ in
      let indices = map.records.indices.filter { map.records[$0].kind == kind }
      let view = KindIndexView(
        title: kind.plural, intro: kind.intro(indices.count),
        tables: indices.isEmpty ? [] : [recordTable(kind, indices, from: address)],
        example: indices.isEmpty ? [TextView(text: kind.example)] : [])
      return theme.page(.records, view, in: frame(kind.plural, at: address, in: .kind(kind)))
    }
  }

  private func recordTable(_ kind: RecordKind, _ indices: [Int], from page: String) -> TableView {
    let sorted = indices.map { (key: map.records[$0].indexOrder, index: $0) }
      .sorted { ($0.key.0, $0.key.1, $0.index) < ($1.key.0, $1.key.1, $1.index) }
    return TableView(
      "records", "\(indices.count) in all\(statusCounts(indices))", columns: columns(kind),
      rows: sorted.map { row($0.index, from: page) })
  }

  /// `: 4 conditional, 2 fail`, the most frequent first; nothing for kinds without a status.
  private func statusCounts(_ indices: [Int]) -> String {
    let counts = Dictionary(grouping: indices.compactMap { map.records[$0].status?.word }) { $0 }.mapValues(\.count)
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.isEmpty ? "" : ": " + sorted.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private func columns(_ kind: RecordKind) -> [String] {
    switch kind {
    case .service: ["Entry", "Service"]
    case .persona: ["Persona", "Role", "Indicators", "Reviews", "Tokens, estimated"]
    case .review: ["Review", "Service", "Reviewer", "Verdict", "Open findings", "Date"]
    case .decisionRecord: ["Decision record", "Number", "Status", "Service", "Date"]
    case .debt: ["Debt", "Severity", "State", "Service", "Owner", "Due"]
    case .slo: ["SLO", "Service", "Objective", "Latency", "Window", "Measured"]
    case .checklist: ["Checklist", "Service", "Progress", "Date"]
    }
  }

  private func row(_ index: Int, from page: String) -> TableView.Row {
    let record = map.records[index]
    let link = recordLink(index, from: page)
    let service = serviceLink(record.service, from: page)
    let date = ValueView.plain(record.date?.iso)
    switch record.details {
    case .service: return TableView.Row(link, service)
    case .persona(let persona):
      return TableView.Row(
        link, .plain(persona.summary.map { shortened($0) }), .plain(String(persona.indicators.count)),
        .plain(String(map.reviews(by: index).count)), .plain(String(persona.tokensEstimate)))
    case .review(let review):
      let open = review.findings.filter { !$0.isClosed }
      let gravest = open.compactMap(\.severity).min()
      return TableView.Row(
        link, service, personaLink(record.persona, from: page),
        record.status.map { .status($0) } ?? .plain("none stated"),
        .plain(String(open.count), note: gravest.map { "gravest \($0.rawValue)" }), date)
    case .decisionRecord(let decision):
      let status = decision.status.map { ValueView.status($0.status) } ?? .plain("none stated")
      return TableView.Row(link, .plain(decision.number.map(String.init)), status, service, date)
    case .debt(let debt):
      return TableView.Row(
        link, debt.severity.map { .status($0.status) } ?? .plain("none given"),
        record.status.map { .status($0) } ?? .none, service, .plain(record.owner ?? "nobody"),
        .plain(debt.due?.iso ?? "no date"))
    case .slo(let objective):
      let latency = objective.latency.map { "p\($0.percentile) below \($0.target)" }
      return TableView.Row(
        link, service, .plain(objective.objective.map { "\(percentText(ofShare: $0)) %" }), .plain(latency),
        .plain(objective.window ?? "none"), .plain(objective.measured ?? "nothing yet"))
    case .checklist(let checklist):
      return TableView.Row(link, service, .plain(checklist.progress), date)
    }
  }
}

extension Record {
  /// What matters most comes first: open before closed, grave before light, young before old.
  fileprivate var indexOrder: (Int, Int) {
    let age = -(date?.number ?? Int.min / 2)
    switch details {
    case .service, .persona, .slo, .checklist: return (0, age)
    case .review: return (0, age)
    case .decisionRecord(let decision): return (decision.number ?? Int.max, age)
    case .debt(let debt):
      let gravity = debt.severity.map { Severity.allCases.firstIndex(of: $0)! } ?? Severity.allCases.count
      return (debt.isClosed ? 1 : 0, gravity)
    }
  }
}
