import Diagnostics
import ReportModel

extension Site {
  /// `data/v1/rules.json`: checks, decision rules, states, levels and diagnostics, in the order of the page.
  func rulesData() -> JSONValue {
    var rules: [JSONValue] = report.rubric.checks.map(checkData)
    rules += DecisionRule.all.map(ruleData)
    rules += CheckState.explanations.map { explanationData("state", $0) }
    rules += Level.explanations.map { explanationData("level", $0) }
    rules += handbook.sorted { $0.id.description < $1.id.description }.map(entryData)
    return .list(rules)
  }
}

extension SiteMap {
  /// `data/v1/fixes.json`: what would help the most services, first.
  func fixesData() -> JSONValue {
    .list(
      report.fixes.map { fix in
        .object([
          "kind": .text(fix.kind.rawValue), "subject": .optional(fix.subject), "text": .text(fix.text),
          "unblocks": .texts(fix.unblocks), "services": .texts(fix.services),
        ])
      })
  }
}

/// `data/v1/reading.json`: what is looked for, kind by kind; what all share has no kind.
func readingData(_ reading: [Understanding]) -> JSONValue {
  .list(
    reading.map { understanding in
      .object([
        "kind": .optional(understanding.kind?.rawValue),
        "rows": .list(
          understanding.rows.map { .object(["what": .text($0.what), "words": .texts($0.words)]) }),
      ])
    })
}

/// `data/v1/words.json`: the tables by which words are read.
func wordsData(_ tables: [WordTable]) -> JSONValue {
  .list(
    tables.map { table in
      .object([
        "id": .text(table.id), "title": .text(table.title), "explanation": .text(table.explanation),
        "rows": .list(table.rows.map { .object(["meaning": .text($0.meaning), "words": .texts($0.words)]) }),
      ])
    })
}

private func checkData(_ check: Check) -> JSONValue {
  .object([
    "kind": .text("check"), "id": .text(check.id), "url": .text(ruleAddress(check.id)), "title": .text(check.question),
    "category": .text(check.category), "severity": .text(check.severity.rawValue), "level": .text(check.level.rawValue),
    "weight": number(check.effectiveWeight),
    "tiers": check.tiers.isEmpty ? nil : .list(check.tiers.map { .whole($0) }),
    "stages": check.stages.isEmpty ? nil : .texts(check.stages), "ttl_days": .optional(check.ttl),
    "enforced_from": .optional(check.enforcedFrom?.iso), "waivable": .bool(check.isWaivable),
    "claims": check.claims.isEmpty ? nil : .texts(check.claims), "why": .optional(check.why),
    "remedy": .optional(check.remedy),
  ])
}

private func number(_ weight: Double) -> JSONValue {
  Int(exactly: weight).map { .whole($0) } ?? .decimal("\(weight)")
}

private func ruleData(_ rule: DecisionRule) -> JSONValue {
  .object([
    "kind": .text("decision-rule"), "id": .text(rulePageID(rule.number)),
    "url": .text(ruleAddress(rulePageID(rule.number))), "title": .text(rule.title), "what": .text(rule.explanation),
    "decides": .texts(rule.decides.map(\.rawValue)),
  ])
}

private func explanationData(_ kind: String, _ word: WordExplanation) -> JSONValue {
  .object([
    "kind": .text(kind), "id": .text("\(kind)-\(word.word)"), "url": .text(ruleAddress("\(kind)-\(word.word)")),
    "title": .text(word.word), "what": .text(word.explanation),
  ])
}

private func entryData(_ entry: HandbookEntry) -> JSONValue {
  .object([
    "kind": .text("diagnostic"), "id": .text(entry.id.description), "url": .text(ruleAddress(entry.id.description)),
    "title": .text(entry.id.description), "what": .text(entry.what), "why": .text(entry.why),
    "remedy": .text(entry.remedy),
  ])
}
