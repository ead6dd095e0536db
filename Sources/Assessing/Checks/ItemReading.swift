import ReportModel

/// What one item of a checklist amounts to.
struct ItemReading {
  var item: ChecklistItem
  var record: Record
  var day: Day?
  /// Of the check that it answers, in days.
  var ttl: Int?
  /// What a yes to that check takes.
  var demand = EvidenceDemand()
  /// Of its evidence what stands for too many other checks.
  var worn: Set<EvidencePiece> = []
  var view: ServiceView

  var answer: AgingAnswer {
    switch item.state {
    case .fail: always(.fail, "is answered with no")
    case .unknown: always(.unknown, "is not ticked")
    case .notApplicable: exemption
    case .partial:
      share
        ?? always(.barePartial, isAnsweredOnly ? "has an answer, and nobody has ticked it" : "carries a warning sign")
    case .pass: withdrawal ?? share ?? affirmation
    }
  }

  /// A question with an answer below it, and a box that is still empty.
  private var isAnsweredOnly: Bool { item.note != nil && item.text.utf8.last == UInt8(ascii: "?") }

  /// With a reason, an approver who is not its author, and a day to look again; unknown without one of them.
  private var exemption: AgingAnswer {
    let stated = item.exemption ?? Exemption()
    let last = stated.reviewBy ?? view.asOf
    func refused(_ fault: ExemptionFault) -> CheckAnswer {
      says(.unknown, "is marked not applicable, but \(fault.words)")
    }
    let faults = stated.faults(authors: view.authors(of: record), asOf: last)
    if let first = faults.first { return AgingAnswer(refused(first)) }
    let exempt = says(
      .notApplicable, "does not apply: \(excerpt(stated.reason ?? "")), approved by \(excerpt(stated.approver ?? ""))",
      until: last)
    return AgingAnswer(exempt, after: last, refused(.overdue(last)))
  }

  /// A yes: worth what its evidence is worth.
  private var affirmation: AgingAnswer {
    if let claim = view.index.refutation(at: record.at(line: item.line)) {
      return always(.contradicted, "is ticked, and \(claim.derivation)", also: claim.evidence)
    }
    // What ages is what somebody did, so that it has a day, which is not to come.
    let asOf = ttl == nil ? nil : view.asOf
    let support = view.index.evidence.support(for: item, in: record.origin.document, without: worn, asOf: asOf)
    if case .outdated = support { return always(.stale, "is ticked, and \(support.clause)") }
    guard support.isFound else { return always(.claimed, "is ticked \(support.clause)") }
    if !demand.isPlain {
      let pieces = view.index.evidence.pieces(
        for: item, in: record.origin.document, of: demand.recordKind, in: view.index.spans, without: worn, asOf: asOf)
      guard pieces >= demand.minimum else {
        return always(.claimed, "is ticked; the check asks for \(demand.words), and it names \(pieces)")
      }
    }
    guard let ttl else { return always(.pass, "is ticked, and \(support.clause)") }
    guard let day else { return always(.stale, "is ticked, but no date tells how old that is") }
    // What was done long ago is no younger for being ticked today.
    let done = item.day.map { min($0, day) } ?? day
    let last = done + ttl
    return AgingAnswer(
      says(.pass, "is ticked as of \(done.iso), and \(support.clause)", until: last), after: last,
      says(
        .stale, "was \(done < day ? "done" : "ticked") on \(done.iso), longer ago than \(counted(days: ttl))",
        until: last))
  }

  /// `3 of 5`, wherever the item says so. All of all is no share: it takes evidence like any other yes.
  private var share: AgingAnswer? {
    guard let (done, all) = StatedShare.read(item) else { return nil }
    let state = CheckState.partial(done: done, of: all)
    guard let ttl else { return always(state, "says \(done) of \(all)") }
    let old = says(.barePartial, "says \(done) of \(all), too long ago to count")
    guard let day else { return AgingAnswer(old) }
    return AgingAnswer(says(state, "says \(done) of \(all)", until: day + ttl), after: day + ttl, old)
  }

  /// As ``says(_:_:until:also:)``, for what does not age.
  private func always(_ state: CheckState, _ predicate: String, also evidence: [Origin] = []) -> AgingAnswer {
    AgingAnswer(says(state, predicate, also: evidence))
  }

  private func says(
    _ state: CheckState, _ predicate: String, until expires: Day? = nil, also evidence: [Origin] = []
  ) -> CheckAnswer {
    CheckAnswer(
      state, "\"\(excerpt(item.text))\" \(predicate)", evidence: [record.at(line: item.line)] + evidence,
      expires: expires)
  }

  /// The note, or what the text says behind its subject, only puts the reader off, or says the contrary.
  private var withdrawal: AgingAnswer? {
    switch TickedAnswer(item, where: EvasiveText.isWhole) {
    case .fails: always(.fail, "is ticked, but its own words say that it fails")
    case .evades: always(.unknown, "is ticked, but its answer says nothing")
    case .denies: always(.unknown, "is ticked, but its own words deny it")
    case .reserves: always(.unknown, "is ticked, but its own words hold a part of it back")
    case nil where hasDenyingRemark: always(.unknown, "is ticked, but a remark beside it says not or never")
    case nil: nil
    }
  }

  /// `Rollback: the script was not run` and `Logging: secrets are not logged` look alike to whoever finds a check by words.
  private var hasDenyingRemark: Bool {
    item.check == nil && ItemText(item.text).answers.contains(where: DeniedText.holdsDenial)
  }
}

extension Support {
  /// For a sentence that says how far the evidence was followed.
  fileprivate var clause: String {
    switch self {
    case .none: "without evidence that exists"
    case .noSuchLines(let path): "with evidence that does not exist: \(excerpt(path)) has no such lines"
    case .unfit(let path, .blank): "with evidence that says nothing: the cited lines of \(excerpt(path)) are blank"
    case .unfit(let path, .reversed):
      "with evidence that cannot be looked up: it names the lines of \(excerpt(path)) backwards"
    case .unfit(let path, .misquoted):
      "with evidence that does not say so: what it quotes is not what stands in \(excerpt(path))"
    case .unfit(let path, .empty(let emptiness)):
      "with evidence that says nothing: \(excerpt(path)) \(excerpt(emptiness.words))"
    case .unfit(let path, .foreign):
      "with evidence that others wrote: \(excerpt(path)) lies in a folder of what is taken over"
    case .unfit(let path, .ahead(let day)):
      "with evidence that is still to come: \(excerpt(path)) is dated \(day.iso)"
    case .unfit(let path, .worn): "with evidence that stands for too many other checks: \(excerpt(path))"
    case .file(let path): "\(excerpt(path)) exists"
    case .lines(let path): "\(excerpt(path)) has the lines it cites"
    case .outdated(let path): "what it cites of \(excerpt(path)) is not what it was"
    case .linesUnseen(let path): "\(excerpt(path)) exists, whose lines were not looked at"
    }
  }
}
