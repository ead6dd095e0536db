import ReportModel
import Testing

@Suite struct ScoreTextTests {
  @Test(arguments: [
    (0.0, "0.0", "0"), (1.0, "100.0", "100"), (0.42, "42.0", "42"), (0.1225, "12.3", "12"), (0.125, "12.5", "13"),
    (0.3335, "33.4", "33"), (0.0004, "0.1", "1"), (0.000_000_1, "0.1", "1"), (0.9996, "99.9", "99"),
    (0.999_999, "99.9", "99"),
    (0.9994, "99.9", "99"), (2.0 / 3, "66.7", "67"), (0.005, "0.5", "1"), (0.0005, "0.1", "1"), (0.994, "99.4", "99"),
  ])
  func `a share is rounded half up, but never to nothing or to the whole`(value: Double, tenths: String, whole: String)
    throws
  {
    let ratio = try #require(Ratio(value))
    #expect(ratio.percentText == tenths)
    #expect(ratio.wholePercentText == whole)
  }

  @Test func `a score is printed with its interval, its coverage and what is claimed`() {
    let score = Score(
      verified: Ratio(clamping: 0.42), claimed: Ratio(clamping: 0.8), upper: Ratio(clamping: 0.74),
      coverage: Ratio(clamping: 0.68), scope: .one)
    #expect(score.text == "verified 42.0 (42.0-74.0) · coverage 68 % · claimed 80.0")
  }

  @Test(arguments: [
    (0.68, "68 %"), (0.596, "59.6 %"), (0.6, "60 %"), (0.7951, "79.5 %"), (0.8, "80 %"), (0.594, "59 %"),
  ])
  func `coverage below a line that decides does not read as the line`(value: Double, text: String) {
    let score = Score(verified: .one, claimed: .one, upper: .one, coverage: Ratio(clamping: value), scope: .one)
    #expect(score.coverageText == text)
  }

  @Test func `who rounds what data files hold comes to what pages show`() throws {
    #expect(Ratio(clamping: 0.730_499_6).percentText == "73.1")
  }

  @Test func `the worst come first`() {
    func assessment(_ id: String, _ word: Decision.Word, _ level: Level, _ verified: Double?) -> Assessment {
      let score = verified.map {
        Score(verified: Ratio(clamping: $0), claimed: .one, upper: .one, coverage: .one, scope: .one)
      }
      return Assessment(
        service: Service(id: id, name: id), decision: Decision(word: word, rule: 7, fired: []), level: level,
        score: score,
        results: [])
    }
    let sorted = [
      assessment("e", .go, .gold, 1), assessment("d", .noGo, .notReady, 0.5), assessment("c", .noGo, .notReady, 0.4),
      assessment("b", .noGo, .notReady, nil), assessment("a", .noGo, .notReady, 0.5),
      assessment("f", .noGo, .unassessed, 0.9),
    ].worstFirst()
    #expect(sorted.map(\.service.id) == ["f", "b", "c", "a", "d", "e"])
  }

  @Test func `a stop comes before the other NO-GOs, and then the tier counts before the score`() {
    func assessment(_ id: String, tier: Int?, _ word: Decision.Word = .noGo, rules: [Int] = [3]) -> Assessment {
      let fired = rules.map { FiredRule(number: $0, decision: .noGo, reasons: []) }
      return Assessment(
        service: Service(id: id, name: id, tier: tier), decision: Decision(word: word, rule: rules[0], fired: fired),
        level: tier == 1 ? .gold : .notReady, score: nil, results: [])
    }
    let sorted = [
      assessment("a", tier: 3), assessment("b", tier: nil), assessment("c", tier: 1),
      assessment("d", tier: 3, rules: [1, 3]),
      assessment("e", tier: 1, .notAssessed), assessment("f", tier: 1, rules: [2, 3]),
    ].worstFirst()
    #expect(sorted.map(\.service.id) == ["d", "c", "f", "b", "a", "e"])
  }

  @Test func `every state, level and decision is explained, and every rule`() {
    let states: [CheckState] = [
      .contradicted, .fail, .error, .waiverExpired, .waived, .stale, .unknown, .claimed, .partial(done: 1, of: 2),
      .pass,
      .notApplicable, .upcoming,
    ]
    #expect(CheckState.explanations.map(\.word) == states.map(\.word))
    #expect(Level.explanations.map(\.word) == Level.allCases.map(\.rawValue))
    #expect(Decision.Word.explanations.map(\.word) == Decision.Word.allCases.map(\.rawValue))
    #expect(DecisionRule.all.map(\.number) == [1, 2, 3, 4, 5, 6, 7])
  }
}
