import Collecting
import Diagnostics
import ReportModel
import Testing

@Suite struct RubricReaderTests {
  private func read(_ lines: String) -> (check: Check?, diagnostics: [String]) {
    let head = "id: r\nchecks:\n  - id: a.b\n    question: q\n    category: c\n    severity: blocker\n    claims: [x]\n"
    var log = DiagnosticLog()
    let rubric = readRubric(head + lines, at: FileLocation(source: "s", path: "r.yml"), into: &log)
    return (rubric?.checks.first, log.sorted.map { "\($0.location?.line ?? 0) \($0.severity) \($0.message)" })
  }

  @Test(arguments: [
    ("    tiers: [one]\n", "8 error `one` in `a.b` is not a tier from 1 to 9"),
    ("    tiers: [1, 0]\n", "8 error `0` in `a.b` is not a tier from 1 to 9"),
    ("    tiers: {first: 1}\n", "8 error `first` in `a.b` is no list of tiers"),
    ("    weight: heavy\n", "8 error `heavy` in `a.b` is not a number"),
    ("    weight: [1]\n", "8 error `1` in `a.b` is not a number"),
    ("    enforced_from: next year\n", "8 error `next year` in `a.b` is not a day written as YYYY-MM-DD"),
    ("    enforced_from: 2026-02-30\n", "8 error `2026-02-30` in `a.b` is not a day written as YYYY-MM-DD"),
    ("    ttl: soon\n", "8 error `soon` in `a.b` is not a duration such as `90d`"),
    ("    evidence:\n      ttl: ever\n", "9 error `ever` in `a.b` is not a duration such as `90d`"),
    ("    waivable: nope\n", "8 error `nope` in `a.b` is not `true` or `false`"),
  ])
  func `a value that cannot be read is an error at its place`(lines: String, message: String) {
    let (check, diagnostics) = read(lines)
    #expect(diagnostics == [message])
    #expect(check?.id == "a.b")
  }

  @Test func `what cannot be read makes no check milder`() {
    #expect(read("    tiers: [one]\n").check?.tiers == [])
    #expect(read("    enforced_from: next year\n").check?.enforcedFrom == nil)
    #expect(read("    waivable: nope\n").check?.isWaivable == false)
  }

  @Test func `values that can be read are`() {
    let (check, diagnostics) = read(
      "    tiers: [1, 2]\n    stages: [beta, production]\n    weight: 2.5\n    enforced_from: 2027-01-01\n    ttl: 12w\n    waivable: false\n"
    )
    #expect(diagnostics == [])
    #expect(check?.tiers == [1, 2])
    #expect(check?.stages == ["beta", "production"])
    #expect(check?.weight == 2.5)
    #expect(check?.enforcedFrom == Day(iso: "2027-01-01"))
    #expect(check?.ttl == 84)
    #expect(check?.isWaivable == false)
    #expect(read("").check?.isWaivable == true)
  }
}
