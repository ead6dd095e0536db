import ReportModel
import Testing

@Suite(.enabled(if: Seeds.areHere, "needs ../shared/seeds"))
struct SeedTests {
  @Test func `seed 000 is a persona with eight indicators`() throws {
    let seed = Seeds.read("000-sofia.md")
    #expect(seed.records.map(\.kind) == [.persona] + Array(repeating: .kpi, count: 8))
    let persona = try #require(seed.records.first)
    guard case .persona(let details) = persona.details else { return }
    #expect(details.name == "Sofia")
    #expect(
      details.indicators.map(\.target.raw) == [
        ">99.5%", ">1/week (active systems)", "<5 minutes", "<30 minutes", ">5x within 90 days", "0", "0",
        "100% of known debt",
      ])
    #expect(details.indicators[0].target == .init(raw: ">99.5%", comparator: .greater, number: "99.5", unit: "%"))
    #expect(details.indicators[1].target.unit == "/week")
    #expect(details.indicators[4].target.qualifier == "within 90 days")
    #expect(details.indicators[3].cadence == "Per incident")
  }

  @Test func `seed 001 is a persona and nothing else`() throws {
    let seed = Seeds.read("001-infrastructure-architect.md")
    #expect(seed.records.map(\.kind) == [.persona])
    guard case .persona(let details) = try #require(seed.records.first).details else { return }
    #expect(details.name == "infrastructure-architect")
    #expect(details.tools == ["Read", "Write", "Bash", "Docker", "Git", "Glob", "Grep"])
    #expect(seed.diagnostics == [])
  }

  @Test func `seed 002 has two checklists that nobody has started`() {
    let seed = Seeds.read("002-systems-engineering-agent.md")
    #expect(seed.records.map(\.kind) == [.persona, .checklist, .checklist] + Array(repeating: .kpi, count: 6))
    #expect(seed.only(.checklist).map(\.title) == ["Security Checklist", "Deployment Checklist"])
    for record in seed.only(.checklist) {
      guard case .checklist(let checklist) = record.details else { continue }
      #expect(checklist.items.count == 8)
      #expect(checklist.isNotStarted)
    }
  }

  @Test func `seed 003 states two objectives and one checklist, and its front matter is read leniently`() throws {
    let seed = Seeds.read("003-devops-sre-platform.md")
    #expect(seed.records.map(\.kind) == [.persona, .slo, .slo, .checklist])
    #expect(seed.diagnostics == ["3:201 front-matter.not-yaml"])
    let slos = seed.only(.slo).compactMap { if case .slo(let slo) = $0.details { slo } else { nil } }
    #expect(slos.first?.objective == "0.9995")
    #expect(slos.last?.latency == .init(percentile: "95", target: "8 s", warning: "6 s"))
    guard case .checklist(let checklist) = try #require(seed.only(.checklist).first).details else { return }
    #expect(checklist.items.count == 10)
    #expect(checklist.isNotStarted)
    guard case .persona(let persona) = try #require(seed.only(.persona).first).details else { return }
    #expect(persona.name == "devops-sre-platform")
    #expect(persona.model == "sonnet")
  }

  @Test func `seed 004 is nine personas, and its samples are no records`() {
    let seed = Seeds.read("004-persona-catalog.md")
    #expect(seed.records.map(\.kind) == Array(repeating: .persona, count: 9))
    #expect(seed.records.map(\.title).first == "Workflow Executor")
    #expect(seed.records.last?.statedID == "sre")
    #expect(seed.records[1].statusRaw == "🔶 Needs design (system prompt + review template)")
    #expect(seed.diagnostics == [])
  }

  @Test func `the index of the seeds is no record`() { #expect(Seeds.read("README.md").records == []) }
}
