import ReportModel

extension WorkPlan: RecordPresentation {
  static let words = KindWords(
    singular: "Plan", plural: "Plans", purpose: "How something is to be built: its phases and what they wait for.",
    columns: ["Plan", "Service", "Owner", "Status", "Phases", "Progress"],
    example: """
      ---
      kind: plan
      service: payments
      status: in progress
      progress: 40
      ---
      # Refunds are paid once

      | Phase | Effort | Status |
      |---|---|---|
      | Idempotent requests | 3 days | done |

      """)

  func statusWord(of record: Record) -> String? { nil }

  func summary(of record: Record) -> String? {
    let parts = [
      counted(phases.count, "phase", "phases"), progress.map { "\($0) % done" },
      tasks.map { "\($0.done) of \(counted($0.total, "task", "tasks")) ticked" },
      blockers.isEmpty ? nil : counted(blockers.count, "blocker", "blockers"),
    ]
    return sentence(parts.compactMap { $0 }.joined(separator: ", "))
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Progress", progress.map { "\($0) %" })
      + FactView.optional("Blockers", blockers.joined(separator: "; "))
  }

  func tables(of index: Int, on site: Site, at page: String) -> [TableView] {
    guard !phases.isEmpty else { return [] }
    let document = site.map.records[index].origin.document
    let rows = phases.map { phase in
      TableView.Row(
        .plain(phase.name), .plain(phase.effort), .plain(phase.status),
        .plain(phase.tasks.map { "\($0.done) of \($0.total)" }),
        .plain(phase.dependencies.joined(separator: ", ")), site.line(phase.line, document))
    }
    return [
      TableView("phases", "Phases", columns: ["Phase", "Effort", "Status", "Tasks", "After", "Line"], rows: rows)
    ]
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      site.serviceLink(record.service, from: page), .plain(record.owner), .plain(record.statusRaw),
      .plain(String(phases.count)), .plain(progress.map { "\($0) %" }),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "progress": .optional(decimal: progress),
      "phases": .list(
        phases.map { phase in
          .object([
            "name": .text(phase.name), "effort": .optional(phase.effort), "status": .optional(phase.status),
            "tasks": phase.tasks.map { .object(["done": .whole($0.done), "total": .whole($0.total)]) },
            "dependencies": .texts(phase.dependencies), "line": .whole(phase.line),
          ])
        }), "blockers": .texts(blockers),
    ])
  }
}
