import Diagnostics
import Foundation
import ReportModel
import Testing

@testable import Assessing

/// The rubric that ships, as far as it can be judged without a reader of YAML: its lines are kept plain on purpose.
@Suite struct DefaultRubricTests {
  private let checks: [Check]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "templates/rubrics/production-readiness.yml")
    checks = try DefaultRubricTests.read(String(contentsOf: file, encoding: .utf8))
  }

  /// Reads `key: value` at two depths, and the lists of claims; anything else is a mistake in the file.
  private static func read(_ text: String) throws -> [Check] {
    var checks: [Check] = []
    for line in text.split(separator: "\n") where line.hasPrefix("  ") {
      let words = line.trimmingCharacters(in: .whitespaces)
      if words.hasPrefix("- \"") { checks[checks.count - 1].claims.append(unquoted(words.dropFirst(2))) }
      guard let colon = words.firstIndex(of: ":"), !words.hasPrefix("- \"") else { continue }
      let value = unquoted(words[words.index(after: colon)...].drop { $0 == " " })
      switch words[..<colon] {
      case "- id": checks.append(Check(id: value, question: "", category: "", severity: .info))
      case "question": checks[checks.count - 1].question = value
      case "category": checks[checks.count - 1].category = value
      case "severity": checks[checks.count - 1].severity = try #require(Check.Severity(rawValue: value))
      case "level": checks[checks.count - 1].level = try #require(Level(rawValue: value))
      case "probe": checks[checks.count - 1].probe = value
      case "kind": checks[checks.count - 1].evidence.kind = EvidenceDemand.Kind(word: value)
      case "ttl": checks[checks.count - 1].ttl = Int(value.dropLast())
      case "why": checks[checks.count - 1].why = value
      case "remedy": checks[checks.count - 1].remedy = value
      case "weight": checks[checks.count - 1].weight = Double(value)
      case "waivable": checks[checks.count - 1].isWaivable = value == "true"
      case "claims", "evidence": #expect(value.isEmpty)
      default: Issue.record("unknown key in \(line)")
      }
    }
    return checks
  }

  private static func unquoted(_ text: Substring) -> String {
    text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : String(text)
  }

  /// A rubric of one's own, which the README describes, has its own.
  @Test func `what the README answers or waives is asked`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let lines = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8).split(separator: "\n")
    let marks = ["- [x] ", "- [ ] ", "- [-] ", "check: ", "muster explain "]
    let named = lines.flatMap { line in
      marks.compactMap { mark in
        line.range(of: mark).map { line[$0.upperBound...].prefix { $0.isLetter || $0 == "." || $0 == "-" } }
      }
    }
    let ids = Set(named.filter { $0.contains(".") }.map(String.init))
    #expect(ids.count > 2)
    #expect(ids.subtracting(checks.map(\.id)) == [])
  }

  @Test func `it can be asked without a complaint`() {
    var log = DiagnosticLog()
    _ = Questionnaire(Rubric(id: "production-readiness", title: "", checks: checks), into: &log)
    #expect(log.sorted == [])
  }

  @Test func `every check says what, why and how to mend it`() {
    #expect((40...80).contains(checks.count))
    for check in checks {
      #expect(check.question.hasSuffix("?"), "\(check.id)")
      #expect(check.why.hasSuffix("."), "\(check.id)")
      #expect(check.remedy.hasSuffix("."), "\(check.id)")
      #expect(check.severity != .info, "\(check.id)")
      #expect(
        check.lifetime(AssessmentPolicy()) != nil || check.probe != nil, "\(check.id): an answer in prose must age")
    }
    #expect(Set(checks.compactMap(\.probe)) == Set(Probe.all.map(\.name)))
  }

  @Test(arguments: [
    ("Rollback capability", "deployment.rollback"), ("Blue-green or canary deployment", "deployment.progressive"),
    ("Feature flags for gradual rollout", "deployment.feature-flags"),
    ("Deployment runbook exists", "deployment.runbook"),
    ("SLO defined and approved", "reliability.slo-approved"),
    ("Single points of failure eliminated", "reliability.single-points"),
    ("Circuit breakers implemented", "reliability.circuit-breakers"),
    ("Rate limiting in place", "reliability.rate-limiting"),
    ("Graceful degradation strategy", "reliability.degradation"), ("Metrics instrumented", "observability.metrics"),
    ("Structured logging", "observability.logging"), ("Distributed tracing", "observability.tracing"),
    ("Alerting configured", "observability.alerting"), ("Dashboard created", "observability.dashboard"),
    ("Runbooks for common issues", "operations.runbooks"), ("On-call rotation defined", "operations.on-call"),
    ("Incident response plan", "operations.incident-response"), ("Postmortem template", "operations.postmortems"),
    ("Toil < 50%", "operations.toil"), ("Load testing completed", "scalability.load-test"),
    ("Capacity planning done", "scalability.capacity"), ("Auto-scaling configured", "scalability.auto-scaling"),
    ("Database sharding plan", "scalability.data-growth"), ("Security review passed", "security.review"),
    ("Is the deployment immutable?", "deployment.immutable"), ("Is there a rollback plan?", "deployment.rollback-plan"),
    ("Are there sufficient monitors and alerts?", "observability.alerting"),
    ("Is this cost-optimized?", "operations.cost"),
    ("Are secrets managed properly?", "security.secrets"),
    ("Is there a tested backup/recovery procedure?", "reliability.backups"),
    ("Have I documented the architecture decisions?", "knowledge.decisions-status"),
    ("Rollback plan documented", "deployment.rollback-plan"), ("Dependencies scanned", "security.dependencies"),
    ("Liveness probe", "reliability.health-checks"), ("Readiness probes (all pods)", "reliability.health-checks"),
    ("Prometheus metrics", "observability.metrics"), ("Metrics endpoint", "observability.metrics"),
    ("CVE scanning", "security.dependencies"), ("Secrets from env only", "security.secrets"),
    ("No secrets in code", "security.secrets"), ("Alerting rules", "observability.alerting"),
    ("Load test to 2x expected peak traffic", "scalability.headroom"), ("All tests passing", "deployment.tests"),
  ])
  func `it understands the rows of common checklists`(row: String, check: String) {
    let table = ClaimTable(checks.map { ($0.id, $0.claims) })
    #expect(table.match(row) == .check(check))
  }

  @Test(arguments: [
    "CI pipeline", "Timeouts on all outbound calls", "Secrets in logs are masked", "Metrics were reviewed",
    "Probe for the readiness of the team", "Alerts of the last quarter", "Secrets in code",
  ])
  func `what only speaks of the same things answers nothing`(row: String) {
    let table = ClaimTable(checks.map { ($0.id, $0.claims) })
    #expect(table.match(row) == .none)
  }

  @Test func `the four blockers of the common checklist are blockers`() {
    let blockers = Set(checks.filter { $0.severity == .blocker }.map(\.id))
    #expect(
      blockers == [
        "deployment.rollback", "observability.metrics", "observability.logging", "observability.tracing",
        "reviews.no-critical",
      ])
  }

  @Test func `the handbook names each diagnostic once`() {
    let ids = assessingHandbook.map(\.id.description)
    #expect(Set(ids).count == ids.count)
    let areas: Set = [
      "rubric", "assessment", "review", "waiver", "claim", "finding", "debt", "action", "incident", "runbook",
      "certificate", "slo", "measurement", "service",
    ]
    #expect(ids.allSatisfy { id in areas.contains(String(id.prefix { $0 != "." })) })
  }

  @Test func `a rubric's own mistakes are reported`() {
    var log = DiagnosticLog()
    func check(_ id: String, probe: String? = nil, claims: [String] = [], weight: Double? = nil) -> Check {
      Check(id: id, question: "?", category: "All", severity: .required, probe: probe, claims: claims, weight: weight)
    }
    let rubric = Rubric(
      id: "r", title: "R",
      checks: [
        check("a", probe: "slo-statd"), check("a", claims: ["x y"]), check("b"),
        check("d", claims: ["Same words"], weight: -1),
        check("e", claims: ["same word"]),
      ])
    #expect(Questionnaire(rubric, into: &log).checks.map(\.id) == ["a", "b", "d", "e"])
    #expect(
      log.sorted.map(\.id) == [
        "rubric.duplicate-check", "rubric.unknown-probe", "rubric.weight-out-of-range", "rubric.ambiguous-claim",
        "rubric.ambiguous-claim", "rubric.unanswerable-check",
      ])
    #expect(log.sorted[1].help?.hasPrefix("Did you mean \"slo-stated\"?") == true)
  }
}
