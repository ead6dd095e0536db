import Diagnostics
import ReportModel

/// What keeps a waiver from waiving anything, beside what its own text lacks: see `Waiver.Fault`.
enum WaiverFault: String, Hashable, Sendable {
  case noExpiry = "it has no end"
  case noService = "it names no service"
  case unknownCheck = "no check of the rubric is called that"
  case notWaivable = "the check may not be waived"
  case undated = "it does not say since when it holds, as a waiver on a blocker must"
  case tooLong = "it lasts longer than any waiver may"
  case tooLongForBlocker = "a waiver on a blocker ends within 90 days"
  case evasiveReason = "its reason says nothing"
  case evasiveApprover = "nobody with the right to has approved it"
  case writtenByApprover = "it names no author, and whoever approved it has written it"
  case renewedTooOften = "it was renewed more than twice"

  /// `nil` where the reader of waivers has said it already.
  var diagnostic: Diagnostic.ID? {
    switch self {
    case .noExpiry: nil
    case .noService: .waiverNoService
    case .unknownCheck: .waiverUnknownCheck
    case .notWaivable: .waiverNotWaivable
    case .undated: .waiverNotCreated
    case .tooLong, .tooLongForBlocker: .waiverOutlasts
    case .evasiveReason: .waiverEvasiveReason
    case .evasiveApprover: .waiverEvasiveApprover
    case .writtenByApprover: .waiverWrittenByApprover
    case .renewedTooOften: .waiverRenewedTooOften
    }
  }

  /// Whether its own words are at fault, and not what the rubric says of its check.
  var isOfWords: Bool {
    switch self {
    case .evasiveReason, .evasiveApprover, .writtenByApprover: true
    case .noExpiry, .noService, .unknownCheck, .notWaivable, .undated, .tooLong, .tooLongForBlocker, .renewedTooOften:
      false
    }
  }

  var remedy: String {
    switch self {
    case .noExpiry: "Write `expires:` with a date."
    case .noService: "Write `service:` with the service for which the check may fail."
    case .unknownCheck: "Write `check:` with the id of a check, as its page shows it."
    case .notWaivable: "Mend what the check asks for; nobody can accept that it fails."
    case .undated: "Write `created:` with the day on which it was asked for."
    case .tooLong: "Let it end within \(Waiver.longest) days, and renew it then if need be."
    case .tooLongForBlocker: "Let it end within \(Waiver.longestForBlocker) days, and renew it then if need be."
    case .evasiveReason: "Write a sentence that says why the failure can be borne until then."
    case .evasiveApprover: "Write `approver:` with the name of somebody who has accepted the risk."
    case .writtenByApprover: "Write `author:` with the name of whoever asks for it, who may not be its approver."
    case .renewedTooOften: "Mend what it waives."
    }
  }
}

/// All but how often it was renewed, which takes the others to know: see ``WaiverRenewals``.
///
/// - Parameters:
///   - check: The one that it means; `nil` when there is none.
///   - writer: Whoever alone has ever changed its document, by git.
///   - begins: The day of its creation, else that of the first commit of its document.
func waiverFaults(
  of record: Record, _ waiver: Waiver, _ check: Check?, writer: String?, begins: Day?, asOf: Day
) -> [WaiverFault] {
  var faults: [WaiverFault] = []
  if record.service == nil { faults.append(.noService) }
  if waiver.expires == nil { faults.append(.noExpiry) }
  if waiver.check != nil, check == nil { faults.append(.unknownCheck) }
  if let reason = waiver.reason, isEvasiveReason(reason) { faults.append(.evasiveReason) }
  if let approver = waiver.approver, statedApprover(approver) == nil { faults.append(.evasiveApprover) }
  if waiver.author == nil, isApproved(waiver, by: [record.owner, record.persona, writer]) {
    faults.append(.writtenByApprover)
  }
  if waiver.saysNotApplicable { return faults }
  if check?.isWaivable == false { faults.append(.notWaivable) }
  faults += lengthFaults(waiver, isForBlocker: check?.severity == .blocker, begins: begins, asOf: asOf)
  return faults
}

/// A word alone, or a ticket to look at, is no reason that anybody could weigh.
private func isEvasiveReason(_ reason: String) -> Bool {
  let words = claimWords(reason)
  return EvasiveText.isWhole(reason) || words.count < 2 || words[0] == "see" && words.count < 5
}

private func isApproved(_ waiver: Waiver, by names: [String?]) -> Bool {
  guard let approver = waiver.approver.map(foldedName) else { return false }
  return names.contains { $0.map(foldedName) == approver }
}

/// Without a first day a waiver is at least as long as it still has to go, which is too little to know of one on a blocker: it
/// would come into force by waiting. The first commit of its document tells too little as well: a file that was moved, or a
/// shallow clone, begins late.
private func lengthFaults(_ waiver: Waiver, isForBlocker: Bool, begins: Day?, asOf: Day) -> [WaiverFault] {
  guard let expires = waiver.expires, !waiver.isCreatedUnreadable else { return [] }
  if isForBlocker, waiver.created == nil { return [.undated] }
  let days = expires - (begins ?? asOf)
  // Longer than any may be, counted from its own first day: the reader has said so.
  if days > Waiver.longest { return waiver.created == nil ? [.tooLong] : [] }
  return isForBlocker && days > Waiver.longestForBlocker ? [.tooLongForBlocker] : []
}
