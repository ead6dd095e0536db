import Diagnostics
import ReportModel

@testable import Assessing

/// The day of every report in these tests.
let today = Day(year: 2026, month: 11, day: 20)!

/// A portfolio of one service, written the short way.
struct Sample {
  var service = Service(id: "pay", name: "Payments", tier: 2)
  var records: [Record] = []
  var checks: [Check] = []
  var policy = AssessmentPolicy()
  var paths: Set<SourcePath> = ["src/app.swift"]
  var citations: [CitationReading] = []
  var statements: [Statement] = []

  func assess(asOf: Day = today) -> Assessment { report(asOf: asOf).0.assessments[0] }

  var portfolio: Portfolio {
    var portfolio = Portfolio(
      sources: [Source(name: "app")], records: records, services: [service], paths: ["app": paths])
    portfolio.citations = citations
    portfolio.statements = statements
    return portfolio
  }

  func report(asOf: Day = today) -> (Report, DiagnosticLog) {
    var log = DiagnosticLog()
    let portfolio = portfolio
    let rubric = Rubric(id: "sample", title: "Sample", checks: checks)
    return (AssessingTests.assess(portfolio, by: rubric, policy: policy, asOf: asOf, into: &log), log)
  }
}

/// A report, made by one task, and what is wrong with the rubric as well.
func assess(
  _ portfolio: Portfolio, by rubric: Rubric, policy: AssessmentPolicy, asOf: Day, into log: inout DiagnosticLog
) -> Report {
  var questions = Questionnaire(rubric, into: &log)
  let portfolio = portfolio.known(asOf: asOf).withoutSilentVerdicts(into: &log)
  let preparation = Assessor.Preparation(portfolio, by: &questions, policy: policy, asOf: asOf, into: &log)
  let claims = Assessor.claims(of: portfolio, policy: policy, asOf: asOf)
  let assessor = Assessor(preparation, index: PortfolioIndex(portfolio), claims: claims, into: &log)
  assessor.reportContradictions(into: &log)
  return assessor.report(of: assessor.services.map { assessor.outcome(of: $0, into: &log) }, into: &log)
}

func origin(_ path: String, _ line: Int = 1) -> Origin {
  Origin(DocumentID(source: "app", path: SourcePath(path)), line: line)
}

func record(
  _ path: String, _ details: Record.Details, persona: String? = nil, on date: Day? = today, line: Int = 1
) -> Record {
  var record = Record(
    origin: origin(path, line), lines: line...line + 9, title: path, details: details, persona: persona, date: date)
  record.slug = path.filter { $0.isLetter || $0.isNumber } + (line == 1 ? "" : "-\(line)")
  record.service = "pay"
  return record
}

func checklist(_ items: [ChecklistItem], at path: String = "ready.md", on date: Day? = today) -> Record {
  record(path, .checklist(Checklist(items: items)), on: date)
}

/// An item that names its check, cites evidence that exists when it is ticked, lines that no other check's item cites, and
/// stands on a line of its own.
func item(
  _ check: String, _ state: ChecklistItem.State = .pass, text: String? = nil, note: String? = nil,
  cites path: String? = "src/app.swift", line: Int = 3
) -> ChecklistItem {
  let place = 1 + check.utf8.reduce(0) { ($0 * 31 + Int($1)) % 9973 }
  let citations = path.map { [Citation(path: $0, firstLine: place, lastLine: place + 1, line: line)] } ?? []
  return ChecklistItem(text: text ?? check, state: state, note: note, check: check, line: line, citations: citations)
}

func review(
  by persona: String?, _ verdict: Review.Verdict?, _ words: String? = nil, findings: [Finding] = [],
  on date: Day? = today, at path: String? = nil
) -> Record {
  record(
    path ?? "reviews/\(persona ?? "nobody")-\(date?.iso ?? "undated").md",
    .review(Review(verdict: verdict, verdictRaw: words ?? verdict?.rawValue, verdictLine: 5, findings: findings)),
    persona: persona, on: date)
}

/// A certificate whose verdict stands in line 7, and whose id is its agent's name with the day and the time.
///
/// - Parameter time: In minutes of the day, UTC; `nil` when only the day is stated.
func certificate(
  by agent: String?, _ verdict: Certificate.Verdict?, on component: String? = "pay", at time: Int? = nil,
  conditions: [Certificate.Condition] = [], names: [String] = [], date: Day? = today, path: String? = nil
) -> Record {
  let id = "\(agent ?? "nobody")-\(date?.number ?? 0)-\(time ?? 0)"
  var certificate = Certificate(
    verdict: verdict, verdictRaw: verdict?.rawValue, verdictLine: 7, agent: agent, component: component,
    certificateID: id, conditions: conditions)
  certificate.signed = date.map { Moment(day: $0, minute: time, offset: time == nil ? nil : 0) }
  certificate.liftedIDs = names
  return record(path ?? "certificates/\(id)-\(component ?? "").md", .certificate(certificate), persona: agent, on: date)
}

func finding(
  _ title: String, _ severity: Severity?, owner: String? = nil, due: String? = nil, closed: Bool = false
) -> Finding {
  let fields = [("Owner", owner), ("Due", due)].compactMap { name, value in
    value.map { Field(name: name, value: $0, line: 9) }
  }
  return Finding(
    id: title, title: title, severity: severity, isClosed: closed, line: 8, due: due.flatMap { Day(iso: $0) },
    fields: fields)
}

/// `count` checks called `prefix-1`, `prefix-2` and so on.
func checks(_ count: Int, _ severity: Check.Severity, prefix: String = "c", weight: Double? = nil) -> [Check] {
  (1...count).map {
    Check(
      id: "\(prefix)-\($0)", question: "?", category: "All", severity: severity, claims: ["Answer \(prefix)-\($0)"],
      weight: weight)
  }
}

extension Assessment {
  func state(of check: String) -> CheckState? { results.first { $0.check == check }?.state }
  var numbers: [Int] { decision.fired.map(\.number) }
}
