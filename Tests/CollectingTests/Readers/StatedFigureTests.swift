import ReportModel
import Testing

@testable import Collecting

/// Targets of KPIs and SLOs, with what people write beside them.
@Suite struct StatedFigureTests {
  @Test(
    arguments: [
      ("up to 10", .atMost, "10", nil), ("fewer than 10", .less, "10", nil), ("no less than 80 %", .atLeast, "80", "%"),
      ("80 % or more", .atLeast, "80", "%"), ("5 min or less", .atMost, "5", "min"), ("80%+", .atLeast, "80", "%"),
      ("80 %", .equal, "80", "%"), ("10 more", .equal, "10", "more"),
    ] as [(String, KeyIndicator.Target.Comparator, String, String?)])
  func `words compare before a number and behind it`(
    _ raw: String, _ comparator: KeyIndicator.Target.Comparator, _ number: String, _ unit: String?
  ) {
    let target = TargetText.indicatorTarget(raw)
    #expect(target.comparator == comparator)
    #expect(target.number == number)
    #expect(target.unit == unit)
  }

  private func indicators(_ text: String, _ path: String = "docs/kpis.md") -> [Indicator] {
    ReadDocument(path, text).only(.kpi).compactMap { record in
      guard case .kpi(let indicator) = record.details else { return nil }
      return indicator
    }
  }

  @Test(arguments: [
    "KPI | Zielwert | Ist | Messfrequenz", "Kennzahl | Ziel | Istwert | Frequenz",
    "Indicador | Meta | Resultado | Frecuencia", "Indicateur | Cible | Actuel | Fréquence",
    "Métrica | Meta | Resultado | Frequência",
  ])
  func `columns may be named in other languages`(header: String) {
    let found = indicators("# KPIs\n\n| \(header) |\n|---|---|---|---|\n| Errors | < 5 | 3 | weekly |\n")
    #expect(found.map { $0.target?.number } == ["5"])
    #expect(found.map(\.actual) == ["3"])
    #expect(found.map(\.cadence) == ["weekly"])
  }

  private func table(_ actual: String, _ target: String) -> String {
    "# KPIs\n\n| KPI | Actual | Target |\n|---|---|---|\n| Cost | \(actual) | \(target) |\n"
  }

  @Test(
    arguments: [
      ("1.250 €", nil), ("1250 €", "1250"), ("1.25 €", "1.25"), ("0.125 €", "0.125"), ("1.250 ms", "1.25"),
    ] as [(String, String?)])
  func `of money three digits behind a point may be thousands`(_ actual: String, _ value: String?) throws {
    let read = ReadDocument("docs/kpis.md", table(actual, "< 999 €"))
    guard case .kpi(let indicator) = try #require(read.only(.kpi).first).details else { return }
    #expect(indicator.actual.flatMap { DecimalText($0) }?.text == value)
    #expect(read.diagnostics.contains("5:10 kpi.value-unreadable") == (value == nil))
  }

  @Test(
    arguments: [
      ("---\ndate: 2026-11-20\n---\n", "", "2026-11-20"), ("", "**Last updated**: 2026-11-20\n\n", "2026-11-20"),
      ("", "**Next review**: 2026-11-20\n\n", nil),
    ] as [(String, String, String?)])
  func `values are of the day that the head states`(_ front: String, _ head: String, _ day: String?) {
    let table = "| Metric | Actual | Target |\n|---|---|---|\n| Coverage | 71% | ≥ 80% |\n| Bugs | | < 10 |\n"
    let found = indicators("\(front)# KPI Dashboard\n\n\(head)\(table)")
    #expect(found.map { $0.measured?.iso } == [day, nil])
  }

  private func objective(_ path: String, _ text: String) throws -> (ServiceLevelObjective, [String]) {
    let read = ReadDocument(path, text)
    guard case .slo(let slo) = try #require(read.only(.slo).first).details else { throw NotThere() }
    return (slo, read.diagnostics)
  }

  private struct NotThere: Error {}

  @Test(
    arguments: [
      ("- **Availability:** ≥ 99.95% over 30 days", "30 days"),
      ("- **Availability:** 99.9% (30-day rolling window)", "30-day rolling window"),
      ("- **Availability:** 99.9% per calendar month", "calendar month"),
      ("- **Availability:** 99.9% (excluding maintenance)", nil),
      ("| SLO | Target |\n|---|---|\n| Availability | 99.9% over 28 days |", "28 days"),
      ("| SLO | Target |\n|---|---|\n| Availability | 99.9% over 5 minutes |", nil),
    ] as [(String, String?)])
  func `a window may stand beside the target`(_ text: String, _ window: String?) throws {
    #expect(try objective("docs/slo.md", "# SLOs\n\n\(text)\n").0.window == window)
  }

  @Test(arguments: [
    ("docs/slo.yaml", "slos:\n  - name: availability\n    target: 99.95%\n    current: 99.2%\n", 1),
    ("docs/slo.yaml", "slos:\n  - name: availability\n    target: 99.95%\n    current: 99.97%\n", 0),
    ("docs/slo.md", "# SLOs\n\n### Checkout\n\n- **Target:** 99.9 %\n- **Current:** 99.2 % ❌\n", 1),
    ("docs/slo.md", "# SLOs\n\n### Checkout\n\n- **Target:** 99.9 %\n- **Current:** 99.95 %\n", 0),
    ("docs/slo.md", "# SLOs\n\n### Checkout\n\n- **Target:** 99.9 %\n- **Current:** unknown\n", 0),
  ])
  func `an objective that its own figure misses is told wherever it stands`(
    _ path: String, _ text: String, _ count: Int
  ) throws {
    let (_, notes) = try objective(path, text)
    #expect(notes.count { $0.hasSuffix("slo.missed-as-stated") } == count)
  }
}
