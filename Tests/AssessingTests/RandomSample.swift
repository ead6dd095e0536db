import ReportModel

/// Sebastiano Vigna's SplitMix64: small, and the same on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func pick<T>(_ choices: [T]) -> T { choices[Int(next() % UInt64(choices.count))] }
  mutating func upTo(_ limit: Int) -> Int { Int(next() % UInt64(limit + 1)) }
}

/// A small portfolio of any shape, decided by its seed.
func randomSample(_ random: inout SplitMix64) -> Sample {
  let tier = random.pick([nil, 1, 2, 3])
  var sample = Sample(service: Service(id: "pay", name: "Payments", tier: tier))
  sample.checks = (0...random.upTo(6)).map { randomCheck($0, &random) }
  sample.records = (0..<random.upTo(3)).map { randomChecklist($0, sample.checks, &random) }
  sample.records += (0..<random.upTo(4)).map { randomReview($0, sample.checks, &random) }
  sample.records += (0..<random.upTo(3)).map { randomCertificate($0, &random) }
  sample.policy.mayLift = random.pick([[], ["dba"]])
  let required = random.pick([[], ["security-engineer"], ["qa", "security-engineer"]])
  sample.policy.requiredPersonas = [1: required, 2: required]
  return sample
}

private func randomCheck(_ number: Int, _ random: inout SplitMix64) -> Check {
  Check(
    id: "c-\(number)", question: "?", category: "All",
    severity: random.pick([.blocker, .required, .recommended, .recommended, .info]),
    level: random.pick([.bronze, .silver, .gold]), tiers: random.pick([[], [], [], [1, 2]]),
    probe: random.pick([nil, nil, nil, "security-review", "critical-findings", "owner-declared"]),
    ttl: random.pick([nil, 30, 90]), weight: random.pick([nil, nil, 1, 0]),
    enforcedFrom: random.pick([nil, nil, nil, today, today + 1]))
}

private func randomDay(_ random: inout SplitMix64) -> Day? {
  random.pick([nil, today, today, today + -20, today + -80, today + -200, today + 3])
}

private func randomItems(_ checks: [Check], _ random: inout SplitMix64) -> [ChecklistItem] {
  (0..<random.upTo(6)).map { line in
    item(
      random.pick(checks).id, random.pick([.pass, .pass, .pass, .fail, .partial, .unknown, .notApplicable]),
      note: random.pick([nil, nil, nil, "(2 of 3)", "TBD", "5/5"]),
      cites: random.pick(["src/app.swift", "src/app.swift", "gone.swift", nil]),
      line: line + 1)
  }
}

private func randomChecklist(_ number: Int, _ checks: [Check], _ random: inout SplitMix64) -> Record {
  checklist(randomItems(checks, &random), at: "lists/\(number).md", on: randomDay(&random))
}

private func randomReview(_ number: Int, _ checks: [Check], _ random: inout SplitMix64) -> Record {
  let findings = (0..<random.upTo(2)).map { _ in randomFinding(&random) }
  var record = review(
    by: random.pick(["security-engineer", "Security Engineer", "qa", "dba", nil]),
    random.pick([.pass, .pass, .pass, .conditional, .fail, .unrecognised, nil]), findings: findings,
    on: randomDay(&random),
    at: "reviews/\(number).md")
  guard case .review(var details) = record.details else { return record }
  details.checklist = random.upTo(3) == 0 ? randomItems(checks, &random) : []
  record.details = .review(details)
  return record
}

private func randomCertificate(_ number: Int, _ random: inout SplitMix64) -> Record {
  let verdict = random.pick([
    .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation, .needsFurtherReview,
    .conditionallyApproved,
    .conditionallyApproved, .advisoryOnly, .recommend, .approved, .approved, .go, .go, .go, .unrecognised,
    nil as Certificate.Verdict?,
  ])
  let agent = random.pick(["security-engineer", "Security Engineer", "qa", "dba", nil])
  let day = randomDay(&random)
  var signed = certificate(
    by: agent, verdict, on: random.pick(["pay", "pay", "ledger", nil]), at: random.pick([nil, 60, 90]),
    conditions: random.pick([
      [], [.init("Rotate", owner: "a", due: Day(iso: "2026-12-01"))], [.init("Rotate")],
      [.init("Rotate", isMet: true)],
    ]),
    names: random.pick([[], ["C-0"]]), date: day, path: "certificates/\(number).md")
  if case .certificate(var details) = signed.details {
    details.certificateID = "C-\(number)"
    signed.details = .certificate(details)
  }
  return signed
}

private func randomFinding(_ random: inout SplitMix64) -> Finding {
  finding(
    random.pick(["leak", "slow", "race"]), random.pick([.critical, .high, .medium, .low, .info, nil]),
    owner: random.pick(["team-a", "TBD", nil]), due: random.pick(["2026-12-01", "2026-11-20", "2026-01-01", nil]),
    closed: random.upTo(2) == 0)
}

/// One new failure: an answer turned into a no, another finding, or a refusal of today, reviewed or signed.
func addingFailure(to sample: Sample, _ random: inout SplitMix64) -> Sample {
  var sample = sample
  let kind = random.upTo(3)
  if kind == 3 {
    let verdict = random.pick([
      Certificate.Verdict.emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation, .needsFurtherReview,
    ])
    let agent = random.pick(["security-engineer", "qa", "dba"])
    sample.records.append(certificate(by: agent, verdict, path: "certificates/new.md"))
    return sample
  }
  if kind == 0 || sample.records.isEmpty {
    sample.records.append(review(by: random.pick(["security-engineer", "qa", "dba"]), .fail, at: "reviews/new.md"))
    return sample
  }
  let index = random.upTo(sample.records.count - 1)
  if kind == 1, case .review(var review) = sample.records[index].details {
    review.findings.append(finding("brand new", random.pick([.critical, .high])))
    sample.records[index].details = .review(review)
  } else {
    sample.records[index].mapItems { item, number in if number == 0 { item.state = .fail } }
  }
  return sample
}

extension Record {
  /// Changes each item of its checklist.
  mutating func mapItems(_ change: (inout ChecklistItem, Int) -> Void) {
    switch details {
    case .checklist(var list):
      for index in list.items.indices { change(&list.items[index], index) }
      details = .checklist(list)
    case .review(var review):
      for index in review.checklist.indices { change(&review.checklist[index], index) }
      details = .review(review)
    default: break
    }
  }
}
