import Diagnostics
import ReportModel

/// The pages' names: prefixed, so that no check can have the same.
func rulePageID(_ number: Int) -> String { "decision-rule-\(number)" }

extension Level { var pageID: String { "level-\(rawValue)" } }

extension Site {
  /// A page for each check, rule, state and level.
  func rulePages() -> [PlannedPage] {
    let standings = standingsByCheck()
    return report.rubric.checks.map { check in
      rulePage(check.id) { checkView(check, standings[check.id] ?? [], at: $0) }
    }
      + DecisionRule.all.map { rule in
        rulePage(rulePageID(rule.number)) { ruleView(rule, at: $0) }
      }
      + CheckState.explanations.map { state in
        rulePage("state-\(state.word)") { stateView(state, at: $0) }
      }
      + Level.explanations.map { level in
        rulePage("level-\(level.word)") { levelView(level, at: $0) }
      }
  }

  private func rulePage(_ id: String, _ view: @escaping @Sendable (String) -> RulePageView) -> PlannedPage {
    let address = ruleAddress(id)
    return PlannedPage(address: address) { _, _ in
      let view = view(address)
      return theme.page(.rule, view, in: frame(view.title, at: address, in: .rules, ages: true))
    }
  }

  private func standingsByCheck() -> [String: [Standing]] {
    var standings: [String: [Standing]] = [:]
    for assessment in report.assessments {
      for result in assessment.results {
        standings[result.check, default: []].append(Standing(service: assessment.service.id, result: result))
      }
    }
    return standings
  }

  private func checkView(_ check: Check, _ standings: [Standing], at page: String) -> RulePageView {
    RulePageView(
      kind: "Check", title: check.question, id: check.id, what: MarkedText(check.summary),
      why: MarkedText.list(check.why.isEmpty ? nil : check.why),
      remedy: MarkedText.list(check.remedy.isEmpty ? nil : check.remedy), facts: checkFacts(check),
      answer: [TextView(text: "- [x] \(check.id): in a few words (docs/where.md:12)\n")],
      tables: standings.isEmpty ? [] : [standingTable(standings, at: page)],
      nowhere: TextView.list(standings.isEmpty ? "No service is asked this today." : nil))
  }

  private func standingTable(_ standings: [Standing], at page: String) -> TableView {
    TableView(
      "standings", "Services by their answer, the worst first", columns: ["Service", "State", "Reason"],
      rows: standings.worstFirst().map { standing in
        TableView.Row(
          serviceLink(standing.service, from: page), .status(standing.result.state.status),
          .plain(standing.result.reason))
      })
  }

  private func checkFacts(_ check: Check) -> [FactView] {
    var facts = [FactView("Category", .plain(check.category)), FactView("Severity", .plain(check.severity.rawValue))]
    facts.append(FactView("Level", .plain(check.level.word)))
    facts += FactView.optional("Tiers", check.tiers.map(String.init).joined(separator: ", "))
    facts += FactView.optional("Stages", check.stages.joined(separator: ", "))
    facts.append(FactView("An answer is good for", .plain(lifetimeWords(check))))
    facts += FactView.optional("A yes takes", demandWords(check.evidence))
    facts += FactView.optional("Enforced from", check.enforcedFrom?.iso)
    facts.append(FactView("Can be waived", .plain(check.isWaivable ? "yes" : "no")))
    return facts + check.waysToAnswer.map { FactView(label: $0.label, values: $0.words.map { .plain($0) }) }
  }

  private func lifetimeWords(_ check: Check) -> String {
    if let ttl = check.ttl { return counted(days: ttl) }
    return check.evidence.kind?.ages.map { "as long as the configuration says for \($0.rawValue)" }
      ?? "as long as it stands"
  }

  /// Nothing for what any yes takes.
  private func demandWords(_ demand: EvidenceDemand) -> String? {
    guard case .record(let kind) = demand.kind else {
      return demand.minimum > 1 ? "\(demand.minimum) pieces of evidence that exist" : nil
    }
    return counted(demand.minimum, "record", "records") + " of kind \(kind.rawValue)"
  }

  private func ruleView(_ rule: DecisionRule, at page: String) -> RulePageView {
    let fired = report.assessments.compactMap { assessment in
      assessment.decision.fired.first { $0.number == rule.number }.map { (assessment, $0) }
    }
    let table = TableView(
      "fired", "Services for which it fires", columns: ["Service", "Decision", "Because"],
      rows: fired.map { assessment, fired in
        TableView.Row(
          serviceLink(assessment.service.id, from: page), .status(fired.decision.status),
          .plain(
            fired.reasons.first.map { words($0, assessment) },
            note: fired.reasons.count > 1
              ? "and \(counted(fired.reasons.count - 1, "more reason", "more reasons"))" : nil)
        )
      })
    return RulePageView(
      kind: "Decision rule", title: "Rule \(rule.number): \(rule.title)", id: rulePageID(rule.number),
      what: MarkedText(rule.explanation), why: [], remedy: [],
      facts: [FactView(label: "Decides", values: rule.decides.map { .status($0.status) })],
      tables: fired.isEmpty ? [] : [table],
      nowhere: TextView.list(fired.isEmpty ? "It fires for no service today." : nil))
  }

  private func stateView(_ state: WordExplanation, at page: String) -> RulePageView {
    let counts = report.assessments.compactMap { assessment in
      let count = assessment.results.count { $0.state.word == state.word }
      return count == 0 ? nil : (assessment.service.id, count)
    }
    let table = TableView(
      "counts", "Checks in this state", columns: ["Service", "Checks"],
      rows: counts.map { TableView.Row(serviceLink($0, from: page), .plain(String($1))) })
    return RulePageView(
      kind: "State of a check", title: capitalised(state.word), id: "state-\(state.word)",
      what: MarkedText(state.explanation),
      why: [], remedy: [], facts: [], tables: counts.isEmpty ? [] : [table],
      nowhere: TextView.list(counts.isEmpty ? "No check of any service is in this state today." : nil))
  }

  private func levelView(_ level: WordExplanation, at page: String) -> RulePageView {
    let services = report.assessments.filter { $0.level.rawValue == level.word }
    let table = TableView(
      "services", "Services at this level", columns: ["Service", "Decision"],
      rows: services.map {
        TableView.Row(serviceLink($0.service.id, from: page), .status($0.decision.word.status))
      })
    return RulePageView(
      kind: "Level", title: Level(rawValue: level.word)?.word ?? level.word, id: "level-\(level.word)",
      what: MarkedText(level.explanation), why: [], remedy: [], facts: [], tables: services.isEmpty ? [] : [table],
      nowhere: TextView.list(services.isEmpty ? "No service is at this level today." : nil))
  }

  /// Made last: where each diagnostic was found is known when all pages have been rendered.
  func diagnosticRulePages(_ diagnostics: [Diagnostic]) -> [PlannedPage] {
    let found = Dictionary(grouping: diagnostics, by: \.id)
    let known = Dictionary(handbook.map { ($0.id, $0) }) { first, _ in first }
    let ids = Set(handbook.map(\.id)).union(found.keys).sorted { $0.description < $1.description }
    return ids.map { id in
      let address = ruleAddress(id.description)
      return PlannedPage(address: address) { _, _ in
        let view = diagnosticRuleView(id, known[id], found[id] ?? [], at: address)
        return theme.page(.rule, view, in: frame(id.description, at: address, in: .rules))
      }
    }
  }

  private func diagnosticRuleView(
    _ id: Diagnostic.ID, _ entry: HandbookEntry?, _ found: [Diagnostic], at page: String
  ) -> RulePageView {
    let table = TableView(
      "found", counted(found.count, "place", "places"), columns: ["Place", "Severity", "Message"],
      rows: found.map {
        TableView.Row(place($0.location, from: page), .status($0.severity.status), .marked($0.message))
      }
    ).cut(to: 500, rest: relativeLink(from: page, to: "data/v1/diagnostics.json"))
    return RulePageView(
      kind: "Diagnostic", title: id.description, id: id.description,
      what: MarkedText(entry?.what ?? "Muster has no explanation of this diagnostic."),
      why: MarkedText.list(entry?.why),
      remedy: MarkedText.list(entry?.remedy), facts: [], tables: found.isEmpty ? [] : [table],
      nowhere: TextView.list(found.isEmpty ? "Nowhere in what was read." : nil))
  }

  /// Everything under `rules/`, as one page.
  func rulesIndex(_ diagnostics: [Diagnostic]) -> PlannedPage {
    let address = SiteSection.rules.address
    return PlannedPage(address: address) { _, _ in
      let view = RulesView(rubric: report.rubric.title, tables: ruleTables(diagnostics, from: address))
      return theme.page(.rules, view, in: frame("Rules", at: address, in: .rules))
    }
  }

  private func ruleTables(_ diagnostics: [Diagnostic], from page: String) -> [TableView] {
    func link(_ text: String, _ id: String) -> ValueView { .link(text, relativeLink(from: page, to: ruleAddress(id))) }
    let counts = Dictionary(grouping: diagnostics, by: \.id).mapValues(\.count)
    let entries = Dictionary(handbook.map { ($0.id, $0.what) }) { first, _ in first }
    let ids = Set(entries.keys).union(counts.keys).sorted { $0.description < $1.description }
    let checks = TableView(
      "checks", "Checks of the rubric", columns: ["Check", "Category", "Severity", "Level"],
      rows: report.rubric.checks.map {
        TableView.Row(
          link($0.question, $0.id), .plain($0.category), .plain($0.severity.rawValue), .plain($0.level.word))
      })
    let rules = TableView(
      "decision-rules", "Decision rules, in the order in which they are tried", columns: ["Rule", "Decides"],
      rows: DecisionRule.all.map { rule in
        TableView.Row(
          head: link("\(rule.number). \(rule.title)", rulePageID(rule.number)),
          cells: [TableView.Cell(values: rule.decides.map { .status($0.status) })])
      })
    let decisions = TableView(
      "decisions", "Decisions", columns: ["Decision", "Meaning"],
      rows: Decision.Word.explanations.map { word in
        let status = Decision.Word(rawValue: word.word)?.status
        return TableView.Row(status.map { .status($0) } ?? .plain(word.word), .plain(word.explanation))
      })
    let states = TableView(
      "states", "States of a check", columns: ["State", "Shown as", "Meaning"],
      rows: CheckState.explanations.map { state in
        let shown = CheckState(word: state.word).map { ValueView.status($0.status) }
        return TableView.Row(link(state.word, "state-\(state.word)"), shown ?? .none, .plain(state.explanation))
      })
    let levels = TableView(
      "levels", "Levels", columns: ["Level", "Meaning"],
      rows: Level.explanations.map {
        TableView.Row(link(Level(rawValue: $0.word)?.word ?? $0.word, "level-\($0.word)"), .plain($0.explanation))
      })
    let known = TableView(
      "diagnostics", "Diagnostics", columns: ["Diagnostic", "Found", "What Muster saw"],
      rows: ids.map {
        TableView.Row(link($0.description, $0.description), .plain(String(counts[$0] ?? 0)), .marked(entries[$0]))
      })
    let formats = TableView(
      "formats", "Formats", columns: ["Format", "What it says"],
      rows: [TableView.Row(link("The seal of a certificate", Self.sealPageID), .plain("How its hash is made"))])
    return [decisions, rules, levels, states, formats] + (checks.rows.isEmpty ? [] : [checks])
      + (ids.isEmpty ? [] : [known])
  }
}

/// How one service answers a check.
private struct Standing: Sendable {
  var service: String
  var result: CheckResult
}

extension [Standing] {
  /// As the states are listed; services with the same answer stay in their order.
  fileprivate func worstFirst() -> [Standing] {
    let words = CheckState.explanations.map(\.word)
    let ranks = Dictionary(uniqueKeysWithValues: zip(words, words.indices))
    func rank(_ standing: Standing) -> Int { ranks[standing.result.state.word] ?? words.count }
    return enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }
}

extension Check {
  fileprivate var summary: String {
    let rank =
      switch severity {
      case .blocker: "A blocker: while it is open, the service cannot be GO."
      case .required: "Required: while it is open, the service can be GO with conditions at best."
      case .recommended: "Recommended: it counts in the score and for the level, and stops nothing."
      case .info: "For information: shown, and counted nowhere."
      }
    return rank
  }
}
