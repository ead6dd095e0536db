import Collecting
import Diagnostics
import ReportModel
import Testing

@Suite struct RubricReaderTests {
  private func read(_ lines: String) -> (check: Check?, diagnostics: [String]) {
    let head = "id: r\nchecks:\n  - id: a.b\n    question: q\n    category: c\n    severity: blocker\n    claims: [x]\n"
    var log = DiagnosticLog()
    let rubric = readRubric(Array((head + lines).utf8), at: FileLocation(source: "s", path: "r.yml"), into: &log)
    return (rubric?.checks.first, log.sorted.map { "\($0.location?.line ?? 0) \($0.severity) \($0.message)" })
  }

  @Test(arguments: [
    ("    tiers: [one]\n", "8 error `one` in `a.b` is not a tier from 1 to 9"),
    ("    tiers: [1, 0]\n", "8 error `0` in `a.b` is not a tier from 1 to 9"),
    ("    tiers: {first: 1}\n", "8 error `first` in `a.b` is no list of tiers"),
    ("    weight: heavy\n", "8 error `heavy` in `a.b` is not a number from 0 to 1000"),
    ("    weight: -1\n", "8 error `-1` in `a.b` is not a number from 0 to 1000"),
    ("    weight: 1e30\n", "8 error `1e30` in `a.b` is not a number from 0 to 1000"),
    ("    weight: [1]\n", "8 error `1` in `a.b` is not a number from 0 to 1000"),
    ("    probe: [x]\n", "8 error `probe` is no text"),
    ("    stages: {a: b}\n", "8 error `stages` in `a.b` is no list"),
    ("    stages: [[a]]\n", "8 error `a` in `a.b` is no text"),
    ("    why:\n      - x\n", "9 error `why` is no text"),
    ("    level: brnze\n", "8 error `brnze` is none of bronze, silver, gold"),
    ("    evidence: 90d\n", "8 error `90d` in `a.b` is no description of evidence"),
    ("    evidence: {kind: loadtest}\n", "8 error `loadtest` in `a.b` is no kind of evidence"),
    ("    evidence: {minimum: 0}\n", "8 error `0` in `a.b` is not a whole number from 1 to 99"),
    ("    evidence: {max: 1}\n", "8 error unknown key `max`"),
    ("    evidnce: {max: 1}\n", "8 error unknown key `evidnce`"),
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

  @Test(arguments: [
    ("- x\n", "1:1 a rubric is a mapping with `id` and `checks`"),
    ("id: r\n", "1:1 a rubric without a list of `checks`"),
    ("", "1:1 a rubric is a mapping with `id` and `checks`"),
    ("checks: []\n", "1:9 a rubric without a list of `checks`"),
    ("checks: x\n", "1:9 a rubric without a list of `checks`"),
    ("checks:\n  - x\n", "2:5 `x` is no check"),
    ("checks:\n  - id: a\n    severity: info\n", "2:5 a check without `question`, `category`"),
    ("checks:\n  - {id: A b, question: q, category: c, severity: info}\n", "2:10 `A b` is no id of a check"),
    (
      "checks:\n  - {id: a, question: q, category: c, severity: info}\n  - {id: a, question: q, category: c, severity: info}\n",
      "3:10 the check `a` stands twice; the one in line 2 is used"
    ),
  ])
  func `a mistake in the form is an error with line and column`(_ text: String, _ expected: String) {
    var log = DiagnosticLog()
    _ = readRubric(Array(text.utf8), at: FileLocation(path: "r.yml"), into: &log)
    #expect(log.sorted.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message)" } == [expected])
    #expect(log.sorted.allSatisfy { $0.severity == .error && $0.location?.path == "r.yml" && $0.help != nil })
  }

  @Test func `one mistake hides no other`() {
    let text =
      "checks:\n  - {id: A b, question: q, severity: bloker, weight: x, evidnce: {max: 1}, waivable: nope}\n  - x\n"
    var log = DiagnosticLog()
    let rubric = readRubric(Array(text.utf8), at: FileLocation(path: "r.yml"), into: &log)
    #expect(rubric?.checks == [])
    #expect(
      log.sorted.map(\.message) == [
        "a check without `category`", "`A b` is no id of a check",
        "`bloker` is none of blocker, required, recommended, info",
        "`x` in `A b` is not a number from 0 to 1000", "unknown key `evidnce`",
        "`nope` in `A b` is not `true` or `false`",
        "`x` is no check",
      ])
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x69, 0], "1:1 the file is UTF-16"),
      (Array("version https://git-lfs.github.com/spec/v1\noid sha256:00\n".utf8), "1:1 the file is a Git LFS pointer"),
      (
        Array("checks: [ {id: a, question: ".utf8) + [0xE9] + Array(", category: c, severity: info} ]".utf8),
        "1:29 is not valid UTF-8 here"
      ),
    ] as [([UInt8], String)])
  func `what is no text in UTF-8 is an error`(_ bytes: [UInt8], _ expected: String) {
    var log = DiagnosticLog()
    _ = readRubric(bytes, at: FileLocation(path: "r.yml"), into: &log)
    #expect(log.sorted.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message)" } == [expected])
  }

  @Test func `what a yes takes is read`() {
    let (check, diagnostics) = read("    stages: [beta]\n    evidence: {kind: load-test, minimum: 2, ttl: 30d}\n")
    #expect(diagnostics == [])
    #expect(check?.evidence == EvidenceDemand(kind: .record(.loadTest), minimum: 2))
    #expect(check?.ttl == 30)
    #expect(check?.stages == ["beta"])
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
