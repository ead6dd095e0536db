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
  var view: ServiceView

  var answer: CheckAnswer {
    switch item.state {
    case .fail: says(.fail, "is answered with no")
    case .unknown: says(.unknown, "is not ticked")
    case .notApplicable: exemption
    case .partial: share ?? says(.barePartial, "carries a warning sign")
    case .pass: isEvasive ? says(.unknown, "is ticked, but its answer says nothing") : share ?? affirmation
    }
  }

  /// With a reason, an approver who is not its author, and a day to look again; unknown without one of them.
  private var exemption: CheckAnswer {
    let stated = item.exemption ?? Exemption()
    let faults = stated.faults(authors: view.authors(of: record), asOf: view.asOf)
    if let first = faults.first { return says(.unknown, "is marked not applicable, but \(first.words)") }
    return says(
      .notApplicable, "does not apply: \(excerpt(stated.reason ?? "")), approved by \(excerpt(stated.approver ?? ""))",
      until: stated.reviewBy)
  }

  /// A yes: worth what its evidence is worth.
  private var affirmation: CheckAnswer {
    if let claim = view.index.refutation(at: record.at(line: item.line)) {
      return says(.contradicted, "is ticked, and \(claim.derivation)", also: claim.evidence)
    }
    let support = view.index.evidence.support(for: item, in: record.origin.document)
    if case .outdated = support { return says(.stale, "is ticked, and \(support.clause)") }
    guard support.isFound else { return says(.claimed, "is ticked \(support.clause)") }
    if !demand.isPlain {
      let pieces = view.index.evidence.pieces(
        for: item, in: record.origin.document, of: demand.recordKind, in: view.index.spans)
      guard pieces >= demand.minimum else {
        return says(.claimed, "is ticked; the check asks for \(demand.words), and it names \(pieces)")
      }
    }
    guard let ttl else { return says(.pass, "is ticked, and \(support.clause)") }
    guard let day else { return says(.stale, "is ticked, but no date tells how old that is") }
    let last = day + ttl
    let isLive = last >= view.asOf
    let reason =
      isLive
      ? "is ticked as of \(day.iso), and \(support.clause)" : "was ticked on \(day.iso), longer ago than \(ttl) days"
    return says(isLive ? .pass : .stale, reason, until: last)
  }

  /// `3 of 5`, wherever the item says so. All of all is no share: it takes evidence like any other yes.
  private var share: CheckAnswer? {
    guard let (done, all) = statedShare(in: item.note ?? "") ?? statedShare(in: item.text), done < all else {
      return nil
    }
    if let ttl, view.asOf > (day ?? Day(number: .min / 2)) + ttl {
      return says(.barePartial, "says \(done) of \(all), too long ago to count")
    }
    return says(
      .partial(done: done, of: all), "says \(done) of \(all)", until: ttl.flatMap { days in day.map { $0 + days } })
  }

  private func says(
    _ state: CheckState, _ predicate: String, until expires: Day? = nil, also evidence: [Origin] = []
  ) -> CheckAnswer {
    CheckAnswer(
      state, "\"\(excerpt(item.text))\" \(predicate)", evidence: [record.at(line: item.line)] + evidence,
      expires: expires)
  }

  /// The note, or what follows the last colon of the text, only puts the reader off.
  private var isEvasive: Bool {
    let tail = item.text.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(item.text[$0...]) } ?? ""
    return [item.note ?? "", tail].contains { isEvasiveAnswer($0) }
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
    case .file(let path): "\(excerpt(path)) exists"
    case .lines(let path): "\(excerpt(path)) has the lines it cites"
    case .outdated(let path): "what it cites of \(excerpt(path)) is not what it was"
    case .linesUnseen(let path): "\(excerpt(path)) exists, whose lines were not looked at"
    }
  }
}

/// Says nothing: "TBD", "(see above)", "N/A".
func isEvasiveAnswer(_ text: String) -> Bool {
  let words = text.utf8.split { !$0.isWordByte }.prefix(4).map {
    String(decoding: $0.map(\.lowercasedASCII), as: UTF8.self)
  }
  return evasions.contains(words.joined(separator: " "))
}

private let evasions: Set<String> = [
  "tbd", "tba", "tbc", "todo", "to do", "to be done", "to be determined", "to be defined", "to be decided", "n a", "na",
  "not applicable", "see above", "see below", "as above", "same as above", "ditto", "pending", "later", "wip", "soon",
  "none", "unknown", "maybe", "in progress", "work in progress", "planned", "unassigned", "nobody",
]

/// `3 of 5` or `3/5`, standing free.
///
/// - Returns: `nil` without one, for more done than there is, and for what stands in a longer run (`2025/10/01`).
func statedShare(in text: String) -> (done: Int, all: Int)? {
  let tokens = text.utf8.split {
    $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ",")
  }
  .prefix(64).map { Array($0) }
  for (index, token) in tokens.enumerated() {
    let halves = token.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if halves.count == 2, let share = share(halves[0], halves[1]) { return share }
    guard index + 2 < tokens.count, tokens[index + 1].elementsEqual("of".utf8) else { continue }
    if let share = share(token[...], tokens[index + 2][...]) { return share }
  }
  return nil
}

private func share(_ done: ArraySlice<UInt8>, _ all: ArraySlice<UInt8>) -> (done: Int, all: Int)? {
  guard let done = smallNumber(done), let all = smallNumber(all), all > 0, done <= all else { return nil }
  return (done, all)
}

private func smallNumber(_ digits: ArraySlice<UInt8>) -> Int? {
  guard (1...4).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
}
