import ReportModel

/// "Security review passed": verified only by a live review or certificate of this component that passes.
func passedClaim(_ subject: [String], _ statement: Statement, on ground: ClaimGround) -> Claim? {
  let host = ground.host(of: statement.origin)
  guard host?.service != nil || !statement.about.isEmpty else { return nil }
  let name = subject.isEmpty ? "reviews and certificates" : subject.joined(separator: " ")
  let all = ground.opinions(about: statement)
  let asked = subject.first.map { topic in all.filter { $0.reviewer.contains(topic) } } ?? all
  func claim(_ verdict: Claim.Verdict, _ derived: String?, _ derivation: String, _ found: [ReviewerOpinion]) -> Claim {
    ground.claim(
      .reference, statement, stated: "passed", derived: derived, verdict, derivation,
      evidence: found.lazy.map(\.origin))
  }
  let refusing = asked.filter { $0.word == .refuses }
  if !refusing.isEmpty {
    let words = refusing.prefix(3).map { "\($0.record.title) says \(excerpt($0.words))" }
    return claim(.refuted, "refused", words.joined(separator: "; "), refusing)
  }
  if subject.first == "load", let tested = loadTestClaim(statement, host, on: ground) { return tested }
  let passing = asked.filter { $0.word == .passes }
  guard !passing.isEmpty, !subject.isEmpty || passing.count == asked.count else {
    // `Security review passed` in that review itself rests on nothing but its verdict.
    if asked.isEmpty, host.map({ isItself($0, subject) }) ?? false { return nil }
    if asked.isEmpty, subject.first == "load", let (fault, tests) = loadTestFault(host, on: ground) {
      return ground.claim(
        .reference, statement, stated: "passed", .unverifiable, fault, evidence: tests.lazy.map(\.origin))
    }
    let isPlural = name.utf8.last == UInt8(ascii: "s")
    let reason =
      asked.isEmpty
      ? "no live \(name) of this component \(isPlural ? "were" : "was") found"
      : "no live \(name) \(isPlural ? "pass" : "passes") without conditions"
    return claim(.unverifiable, nil, reason, asked)
  }
  return claim(.verified, "passed", passing.prefix(3).map(\.record.title).joined(separator: "; "), passing)
}

/// Whether a record is the review that is spoken of.
private func isItself(_ host: Record, _ subject: [String]) -> Bool {
  guard host.review != nil, let topic = subject.first else { return false }
  return (claimWords(host.persona ?? "") + claimWords(host.title)).contains(topic)
}

/// A load test passes when it keeps each limit that it was given. The newest counts, as long as it is not too old.
private func loadTestClaim(_ statement: Statement, _ host: Record?, on ground: ClaimGround) -> Claim? {
  let tests = ground.newestLoadTests(of: host?.service ?? "")
  let limits = tests.flatMap { record -> [(Record, LoadTest.Threshold)] in
    guard case .loadTest(let test) = record.details else { return [] }
    return test.thresholds.map { (record, $0) }
  }
  guard !limits.isEmpty else { return nil }
  let broken = limits.filter { !$0.1.isKept }
  let evidence = (broken.isEmpty ? limits : broken).lazy.map { $0.0.at(line: $0.1.line) }
  return ground.claim(
    .reference, statement, stated: "passed", derived: broken.isEmpty ? "passed" : "missed",
    broken.isEmpty ? .verified : .refuted,
    Trait("limit of the load test", "limits of the load test", "is", "are", "kept")
      .sentence(limits.count - broken.count, of: limits.count), evidence: evidence)
}

/// Why the newest load tests of a service tell nobody that they passed; `nil` where there is none up to now.
private func loadTestFault(_ host: Record?, on ground: ClaimGround) -> (String, [Record])? {
  let newest = ground.newestLoadTests(of: host?.service ?? "", ofAnyAge: true)
  guard let first = newest.first else { return nil }
  guard let day = first.date else { return ("no load test states limits of its own or a date", newest) }
  let patience = ground.policy.ttl[.loadTest]
  if day + patience < ground.asOf {
    return ("the newest load test is of \(day.iso), longer ago than \(counted(days: patience))", newest)
  }
  return ("the newest load test, of \(day.iso), states no limits of its own that it could have passed", newest)
}

/// Rows that say "not applicable" and name nobody who agreed.
func exemptionClaims(of record: Record) -> [Claim] {
  record.checklistItems.compactMap { item in
    guard item.state == .notApplicable, claimWords(item.text).contains("n") || item.note != nil else { return nil }
    let words = claimWords(item.text + " " + (item.note ?? ""))
    guard !words.contains("approved"), !words.contains("approver") else { return nil }
    return Claim(
      kind: .reference, origin: record.at(line: item.line), text: item.text, stated: "not applicable",
      verdict: .unverifiable, derivation: "it names no approver, so nobody with the right to has agreed",
      record: record.id)
  }
}
