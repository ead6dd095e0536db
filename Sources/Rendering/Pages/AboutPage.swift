import ReportModel

/// How scores and decisions are made, in words for whoever decides by them.
extension Site {
  static let aboutAddress = "about/index.html"

  func aboutPage() -> PlannedPage {
    let address = Self.aboutAddress
    return PlannedPage(address: address) { _, _ in
      theme.page(.about, aboutView(from: address), in: frame("How this is made", at: address, in: .rules))
    }
  }

  private func aboutView(from page: String) -> AboutView {
    let checks = report.rubric.checks
    let blockers = checks.count { $0.severity == .blocker }
    return AboutView(
      rubric: report.rubric.title, checks: counted(checks.count, "question", "questions"),
      blockers: String(blockers), categories: enumerated(report.rubric.categories),
      tierOneLine: "\(Ratio(clamping: CoverageLine.decision(tier: 1)).wholePercentText) %",
      otherLine: "\(Ratio(clamping: CoverageLine.decision(tier: 2)).wholePercentText) %",
      isRubricEmpty: checks.isEmpty,
      rules: [ruleTable(from: page)], severities: checks.isEmpty ? [] : [severityTable()],
      states: [stateTable(from: page)], levels: [levelTable(from: page)])
  }

  private func ruleTable(from page: String) -> TableView {
    TableView(
      "rules", "The rules of a decision, in the order in which they are tried", columns: ["Rule", "Decides"],
      rows: DecisionRule.all.map { rule in
        TableView.Row(
          head: .link(
            "\(rule.number). \(rule.title)", relativeLink(from: page, to: ruleAddress(rulePageID(rule.number)))),
          cells: [TableView.Cell(values: rule.decides.map { .status($0.status) })])
      })
  }

  private func severityTable() -> TableView {
    let groups = Dictionary(grouping: report.rubric.checks, by: \.severity)
    return TableView(
      "severities", "What the questions weigh", columns: ["Questions", "How many", "Each weighs", "Together"],
      rows: Check.Severity.allCases.compactMap { severity in
        guard let checks = groups[severity] else { return nil }
        let all = checks.reduce(0) { $0 + $1.effectiveWeight }
        let own = Set(checks.map(\.effectiveWeight)) == [severity.weight]
        return TableView.Row(
          .plain(severity.rawValue), .plain(String(checks.count)),
          .plain(weightText(severity.weight), note: own ? nil : "unless the rubric says otherwise"),
          .plain(weightText(all)))
      })
  }

  private func stateTable(from page: String) -> TableView {
    TableView(
      "answers", "What an answer counts", columns: ["Answer", "What it means"],
      rows: CheckState.explanations.compactMap { explanation in
        CheckState(word: explanation.word).map { state in
          let link = relativeLink(from: page, to: ruleAddress("state-\(state.word)"))
          return TableView.Row(.status(state.status, href: link), .plain(explanation.explanation))
        }
      })
  }

  private func levelTable(from page: String) -> TableView {
    let checks = Dictionary(grouping: report.rubric.checks, by: \.level).mapValues(\.count)
    return TableView(
      "levels", "Levels, and the questions that each adds", columns: ["Level", "Questions", "It holds when"],
      rows: Level.explanations.map { level in
        let found = Level(rawValue: level.word)
        return TableView.Row(
          .link(found?.word ?? level.word, relativeLink(from: page, to: ruleAddress("level-\(level.word)"))),
          .plain(found.flatMap { checks[$0] }.map(String.init)), .plain(level.explanation))
      })
  }
}

/// `7.5`, `10`: to one decimal, and none where it is whole.
private func weightText(_ weight: Double) -> String {
  let tenths = Int((weight * 10).rounded())
  return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
}

/// How scores and decisions are made.
struct AboutView: TemplateView {
  var rubric: String
  var checks: String
  var blockers: String
  var categories: String
  /// The share of the rubric that must have an answer.
  var tierOneLine: String
  var otherLine: String
  var isRubricEmpty: Bool
  var rules: [TableView]
  var severities: [TableView]
  var states: [TableView]
  var levels: [TableView]

  static let keys: [ViewKey<Self>] = [
    .text("rubric") { $0.rubric },
    .text("checks") { $0.checks },
    .text("blockers") { $0.blockers },
    .text("categories") { $0.categories },
    .text("tierOneLine") { $0.tierOneLine },
    .text("otherLine") { $0.otherLine },
    .flag("isRubricEmpty") { $0.isRubricEmpty },
    .list("rules") { $0.rules },
    .list("severities") { $0.severities },
    .list("states") { $0.states },
    .list("levels") { $0.levels },
  ]
}
