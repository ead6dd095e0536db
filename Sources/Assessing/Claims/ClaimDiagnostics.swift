import Diagnostics
import ReportModel

/// Tells the authors of refuted claims, each at its sentence, and of those whose evidence is missing.
func report(_ claims: [Claim], into log: inout DiagnosticLog) {
  for claim in claims {
    switch claim.verdict {
    case .refuted:
      if let id = claim.kind.refuted { log.emit(.refuted(claim, id)) }
      if claim.countsBlockers { reportBlockers(of: claim, into: &log) }
    case .unverifiable:
      switch claim.kind {
      case .reference, .window: log.emit(.unresolved(claim))
      case .date: log.emit(.differing(claim, .claimDate))
      case .status: log.emit(.differing(claim, .claimStatus))
      case .count, .fraction, .sum, .product, .citation, .quotation, .hash, .verdict, .target: break
      }
    case .verified, .stale: break
    }
  }
}

private func reportBlockers(of claim: Claim, into log: inout DiagnosticLog) {
  for place in claim.evidence { log.emit(.blockerUnexplained(at: place)) }
  if claim.unnamedEvidence > 0 { log.emit(.moreBlockers(claim)) }
}

extension Claim {
  /// The evidence of such a claim are the rows that no finding explains.
  fileprivate var countsBlockers: Bool {
    guard kind == .count, let noun = stated.utf8.split(separator: UInt8(ascii: " ")).last else { return false }
    return ["blocker", "blockers"].contains { noun.elementsEqual($0.utf8) }
  }
}

extension Claim.Kind {
  /// `nil` for those whose own diagnostics say more.
  fileprivate var refuted: Diagnostic.ID? {
    switch self {
    case .count: .claimCount
    case .fraction: .claimFraction
    case .sum: .claimSum
    case .product: .claimProduct
    case .window: .claimWindow
    case .reference: .claimReference
    case .target: .claimTarget
    case .status: .claimStatus
    case .date: .claimDate
    case .citation, .quotation, .hash, .verdict: nil
    }
  }
}

extension Diagnostic {
  fileprivate static func refuted(_ claim: Claim, _ id: Diagnostic.ID) -> Diagnostic {
    var place = claim.origin.location
    place.column = claim.column
    let derived = claim.derived.map { ", and it is \(excerpt($0))" } ?? ""
    return Diagnostic(
      id, .warning, "\"\(excerpt(claim.text))\" states \(excerpt(claim.stated))\(derived): \(claim.derivation)",
      help: "Correct the sentence, or what it speaks of.", at: place)
  }

  fileprivate static func blockerUnexplained(at place: Origin) -> Diagnostic {
    Diagnostic(
      .claimBlocker, .note, "the row carries BLOCKER, and no critical finding of the review speaks of it",
      help: "Write the finding, or take the label away.", at: place.location)
  }

  fileprivate static func moreBlockers(_ claim: Claim) -> Diagnostic {
    Diagnostic(
      .claimBlocker, .note,
      counted(claim.unnamedEvidence, "more row carries", "more rows carry")
        + " BLOCKER, of which no critical finding of the review speaks",
      help: "Write the findings, or take the labels away.", at: claim.origin.location)
  }

  /// What two places say differently, and neither is surely wrong.
  fileprivate static func differing(_ claim: Claim, _ id: Diagnostic.ID) -> Diagnostic {
    Diagnostic(
      id, .note, "\"\(excerpt(claim.text))\" cannot be verified: \(claim.derivation)",
      help: "Write the same in both places, or in one alone.", at: claim.origin.location)
  }

  fileprivate static func unresolved(_ claim: Claim) -> Diagnostic {
    Diagnostic(
      .claimUnresolved, .note, "\"\(excerpt(claim.text))\" cannot be verified: \(claim.derivation)",
      help: "Add the record that bears it out, or name who approved it.", at: claim.origin.location)
  }
}

extension Diagnostic.ID {
  static let claimCount: Self = "claim.count-refuted"
  static let claimFraction: Self = "claim.fraction-refuted"
  static let claimSum: Self = "claim.sum-refuted"
  static let claimProduct: Self = "claim.product-refuted"
  static let claimWindow: Self = "claim.window-refuted"
  static let claimReference: Self = "claim.reference-refuted"
  static let claimTarget: Self = "claim.target-refuted"
  static let claimStatus: Self = "claim.status-conflict"
  static let claimDate: Self = "claim.date-conflict"
  static let claimBlocker: Self = "claim.blocker-unexplained"
  static let claimUnresolved: Self = "claim.unresolved"
}

/// What the site says about refuted claims.
let claimHandbook = [
  HandbookEntry(
    .claimCount,
    what: "A document says how many of something there are, and lists another number of them.",
    why: "Whoever reads only the headline decides on a wrong number.",
    remedy: "Count again; correct the number, or the labels of what is counted."),
  HandbookEntry(
    .claimFraction,
    what: "A share does not follow from the numbers beside it, or from the rows of the checklist.",
    why: "Progress that nobody can count again is not progress.",
    remedy: "Write the numbers that the rows give, or leave the sum to Muster."),
  HandbookEntry(
    .claimSum,
    what: "A sum or a difference is not what its parts add up to.",
    why: "A plan that takes longer than it says, or a budget that is smaller, is found out too late.",
    remedy: "Add the parts again; where work runs in parallel, say \"in parallel\"."),
  HandbookEntry(
    .claimProduct,
    what: "A product, or how many times faster something became, does not follow from the numbers beside it.",
    why: "The gain or the cost that a decision rests on is another one.",
    remedy: "Correct the result or the numbers, and write their units."),
  HandbookEntry(
    .claimWindow,
    what: "The minutes of an error budget are not what the objective allows in the period that is named.",
    why: "A month of 31 days allows 44.64 minutes at 99.9 %, not 43.2; and minutes are not events.",
    remedy: "Name the period with its days, and compute the minutes from them; state one kind of budget."),
  HandbookEntry(
    .claimReference,
    what:
      "A document says or ticks that something passed, is so, is planned or answers a finding, and the records say otherwise.",
    why: "A sign-off that is contradicted elsewhere protects nobody.",
    remedy: "Link the record that bears it out, or correct the sentence or the tick; put each finding into a phase."),
  HandbookEntry(
    .claimTarget,
    what: "A target is said to be met or missed, and the value beside it, or a certificate, says the opposite.",
    why: "A tick that its own number refutes counts for nothing.",
    remedy: "Correct the mark, the value or the target."),
  HandbookEntry(
    .claimStatus,
    what: "Two places give the same thing different states.",
    why: "Nobody can tell which one holds. Muster shows the first of front matter, table, list and section.",
    remedy: "Keep the state in one place, and link there."),
  HandbookEntry(
    .claimDate,
    what:
      "A record's date is not that of another place of its text or of its file's name, or it does not fit its commits.",
    why:
      "How old a record is, and which of several counts, depends on it; the date in the text is used. A wrong year is the "
      + "usual reason.",
    remedy: "Correct the wrong one."),
  HandbookEntry(
    .claimBlocker,
    what: "A row of a review's checklist carries BLOCKER, and none of its critical findings speaks of it.",
    why: "The headline counts fewer blockers than the checklist has.",
    remedy: "Write a finding for it, with an owner and an effort, or take the label away."),
  HandbookEntry(
    .claimUnresolved,
    what: "A document rests on something that no record bears out.",
    why: "It counts as claimed, never as verified.",
    remedy: "Write the record that it speaks of, or link it; name the approver of what is not applicable."),
]
