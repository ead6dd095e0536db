import ReportModel

/// Writes the documents of the sample and the records that a collector would read out of them.
struct SampleBuilder {
  var records: [Record] = []
  var documents: [DocumentID: String] = [:]

  mutating func add(
    _ path: SourcePath, _ slug: String, _ title: String, _ details: Record.Details, service: String? = nil,
    persona: String? = nil, owner: String? = nil, date: String? = nil, statedID: String? = nil,
    fields: [Field] = [], citations: [Citation] = [], text: String
  ) {
    let document = DocumentID(source: "shop", path: path)
    let first = (documents[document]?.utf8.count { $0 == 10 } ?? 0) + 1
    documents[document, default: ""] += text
    let last = max(first, first + text.utf8.count { $0 == 10 } - 1)
    var record = Record(
      origin: Origin(document, line: first), lines: first...last, title: title, details: details, statedID: statedID,
      persona: persona, owner: owner, date: date.flatMap { Day(iso: $0) }, fields: fields, citations: citations)
    record.slug = slug
    record.service = service
    records.append(record)
  }

  func facts(_ document: DocumentID) -> DocumentFacts {
    let first = DocumentHistory.Commit(id: String(repeating: "a", count: 40), day: Day(iso: "2026-03-02")!)
    let last = DocumentHistory.Commit(id: String(repeating: "b", count: 40), day: Day(iso: "2026-11-17")!)
    let links = document.path.text.contains("0007") ? [DocumentLink(destination: "../debt/retries.md", line: 9)] : []
    return DocumentFacts(
      id: document, sha256: String(repeating: "0", count: 64), size: documents[document]!.utf8.count,
      history: DocumentHistory(first: first, last: last, authors: ["A. Writer", "Б. Автор"]), links: links)
  }

  mutating func addServices() {
    add(
      "content/services/payments.md", "payments", "Payment Processing",
      .service(ServiceEntry(id: "payments", tier: 1, lifecycle: "production")), service: "payments",
      owner: "team-payments",
      text: """
        ---
        kind: service
        id: payments
        tier: 1
        ---
        # Payment Processing

        Takes card payments for the shop. The [ledger](../decision-records/0007-ledger.md) keeps what was taken.

        """)
  }

  mutating func addPersonas() {
    for (name, role) in [
      ("security-engineer", "Looks for what an attacker would look for"),
      ("sre", "Keeps it running, and keeps the nights quiet"),
      ("qa-engineer", "Asks what happens when it does not go well"),
      ("software-architect", "Keeps the parts few and their borders clear"),
    ] {
      let indicators = [
        KeyIndicator(
          metric: "High findings older than 30 days",
          target: .init(raw: "0", comparator: .equal, number: "0"), cadence: "Weekly", line: 12),
        KeyIndicator(
          metric: "Reviews per release", target: .init(raw: "multiple per day"), cadence: "Monthly", line: 13),
      ]
      add(
        SourcePath("content/personas/\(name).md"), name, name,
        .persona(
          Persona(
            name: name, summary: role, tools: ["Read", "Grep"], sections: ["Mission", "Method", "Output"],
            tokensEstimate: 412, indicators: indicators)),
        text:
          "---\nname: \(name)\n---\n# \(name)\n\n## Mission\n\n\(role).\n\n## Method\n\n1. Read.\n2. Doubt.\n3. Write.\n"
      )
    }
  }

  mutating func addReviews() {
    let verdicts: [Review.Verdict] = [.fail, .conditional, .pass, .pass, .conditional, .unrecognised]
    for (index, service) in sampleServices.dropLast().enumerated() {
      for persona in ["security-engineer", "sre"] where !(index == 1 && persona == "sre") {
        addReview(of: service, by: persona, index: index, verdict: verdicts[index])
      }
    }
  }

  private mutating func addReview(of service: Service, by persona: String, index: Int, verdict: Review.Verdict) {
    let findings =
      index == 2
      ? []
      : [
        Finding(
          id: "1", title: "Card numbers appear in debug logs", severity: index == 0 ? .critical : .high, line: 9,
          fields: [
            Field(name: "Owner", value: "team-payments", line: 12), Field(name: "Due", value: "2026-12-01", line: 13),
            Field(name: "Effort", value: "M (3-4h)", line: 14),
          ]),
        Finding(id: "2", title: "Retries have no limit", severity: .medium, line: 16),
        Finding(id: "3", title: "Old cipher was offered", severity: .low, isClosed: true, line: 18),
      ]
    let items = [
      ChecklistItem(text: "Secrets come from the vault", state: .pass, line: 22),
      ChecklistItem(
        text: "Rollback was tried", state: .unknown, isBlocker: true, check: "deployment.rollback", line: 23),
    ]
    add(
      SourcePath("content/reviews/\(service.id)-\(persona).md"), "\(service.id)-\(persona)",
      "\(persona == "sre" ? "Reliability" : "Security") review of \(service.name)",
      .review(
        Review(
          verdict: verdict, verdictRaw: verdict == .unrecognised ? "SHIP IT?" : "\(verdict.rawValue)", verdictLine: 6,
          findings: findings, checklist: items,
          metrics: [Metric(name: "P99 latency", value: "2.1", unit: "s", target: "<500ms", line: 26)],
          commit: "9d0c31f6d0aa1f0c31f6d0aa1f0c31f6d0aa1f0c")),
      service: service.id, persona: persona, date: "2026-11-0\(index + 1)",
      text: """
        ---
        kind: review
        service: \(service.id)
        persona: \(persona)
        ---
        # \(persona == "sre" ? "Reliability" : "Security") review of \(service.name)

        The service was read at [the ledger code](../../src/ledger.swift#L10-L20), see [Findings](#findings).

        ## Findings

        ### 1. Card numbers appear in debug logs (HIGH)

        - Owner: team-payments
        - Due: 2026-12-01

        | Where | What | How often |
        |---|---|---|
        | `src/ledger.swift:10` | the number as it came | at every request that fails for a reason nobody foresaw |

        See [the debt](../debt/retries.md), [a lost page](../gone.md) and <https://example.org/>.

        ```swift
        let logged = request.debugDescription
        ```

        """)
  }

  mutating func addDecisionRecords() {
    let statuses: [DecisionRecord.Status] = [
      .accepted, .accepted, .superseded, .proposed, .accepted, .rejected, .accepted, .deprecated, .accepted,
    ]
    for (index, title) in [
      "Record decisions", "Use one queue", "Keep sessions in memory", "Split the search index", "Prefer boring tools",
      "Rewrite in another language", "Keep the ledger in one database", "Poll for stock", "Encrypt backups",
    ].enumerated() {
      let number = index + 1
      let slug = index == 6 ? "0007-ledger" : "000\(number)-record"
      add(
        SourcePath("content/decision-records/\(slug).md"), slug, "\(number). \(title)",
        .decisionRecord(
          DecisionRecord(
            number: number, status: statuses[index],
            supersedes: index == 6 ? ["content/decision-records/0003-record.md"] : [],
            supersededBy: index == 2 ? ["content/decision-records/0007-ledger.md"] : [],
            deciders: ["team-payments"])),
        service: index.isMultiple(of: 2) ? "ledger" : nil, date: "2026-0\(number)-15",
        text: """
          ---
          status: \(statuses[index].rawValue)
          ---
          # \(number). \(title)

          ## Context

          Something had to be decided.

          ## Decision

          This was.

          """)
    }
  }

  mutating func addDebt() {
    let severities: [Severity] = [.high, .critical, .low, .medium, .info, .high]
    for (index, title) in [
      "Refunds are retried without a limit", "Backups are not tested", "Two spellings of one header",
      "Search falls back to a full scan", "A comment lies", "Notifications are sent twice",
    ].enumerated() {
      add(
        SourcePath(index == 0 ? "content/debt/retries.md" : "content/debt/register.md"),
        index == 0 ? "retries" : "register-td-00\(index)", title,
        .debt(
          Debt(
            severity: severities[index], opened: Day(iso: "2026-04-01"),
            due: index.isMultiple(of: 2) ? Day(iso: "2026-12-15") : nil, effort: "\(index + 1) days",
            interest: index == 0 ? "30 min/week" : nil, isClosed: index == 4,
            interestRate: index == 0 ? RecurringTime(minutes: 30, every: .week) : nil)),
        service: sampleServices[index].id, owner: index == 3 ? nil : sampleServices[index].owner,
        date: "2026-04-01", statedID: "TD-00\(index)",
        text: "## \(title)\n\nIt costs us every week.\n\n")
    }
  }

  mutating func addObjectives() {
    for (index, service) in sampleServices.prefix(4).enumerated() {
      add(
        SourcePath("slo/\(service.id).yml"), "\(service.id)-availability", "\(service.name) answers",
        .slo(
          ServiceLevelObjective(
            objective: ["0.9995", "0.999", "0.99", "1"][index], window: index == 3 ? nil : "28d",
            indicator: "answers without a server error",
            latency: index == 0 ? .init(percentile: "95", target: "8 s", warning: "6 s") : nil, format: .openSLO)),
        service: service.id,
        text: "apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: \(service.id)\nspec:\n  indicator: <b>errors</b>\n"
      )
    }
  }

  mutating func addMeasures() {
    let service = sampleServices[0]
    add(
      "slo/measured.csv", "measured-availability", "\(service.name) availability",
      .measurement(
        Measurement(
          objective: "availability", start: Day(iso: "2026-10-01"), end: Day(iso: "2026-10-31"), good: 999_120,
          valid: 1_000_000, value: "0.99912", points: 31)),
      service: service.id, date: "2026-10-31", text: "service,slo,date,good,valid\n")
    add(
      "perf/summary.json", "summary", "summary",
      .loadTest(
        LoadTest(
          tool: "k6", requests: 6000, failed: 120, errorRate: "0.02", p50: "80.2", p95: "240.9", p99: "410",
          baseline: "p95 210 ms",
          thresholds: [
            .init(metric: "http_req_failed", expression: "rate<0.01", isKept: false, line: 4),
            .init(metric: "http_req_duration", expression: "p(95)<500", isKept: true, line: 2),
          ])),
      service: service.id, date: "2026-11-02", text: "{\"metrics\": {}}\n")
  }

  mutating func addChecklists() {
    for (index, service) in sampleServices.enumerated() {
      let items = (1...8).map { number in
        ChecklistItem(
          text: "Point \(number) of the launch list, which says what has to be true before anyone is let in",
          state: index == 5 ? .unknown : ChecklistItem.State.allCases[(number + index) % 5], isBlocker: number == 1,
          section: number < 5 ? "Deployment" : "Operations", note: number == 3 ? "draft exists" : nil,
          check: number == 2 ? "deployment.rollback" : nil, line: 6 + number)
      }
      add(
        SourcePath("content/checklists/\(service.id).md"), "\(service.id)-launch", "Launch list of \(service.name)",
        .checklist(Checklist(items: items, stated: index == 0 ? .init(done: 3, total: 25, line: 4) : nil)),
        service: service.id, date: "2026-11-10",
        text: "# Launch list of \(service.name)\n\n- [x] Point 1\n- [ ] Point 2\n")
    }
  }
}
