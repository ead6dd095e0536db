import Diagnostics

extension Diagnostic.ID {
  static let waiverIdle: Self = "waiver.idle"
  static let waiverExpired: Self = "waiver.expired"
  static let waiverExpiresToday: Self = "waiver.expires-today"
  static let waiverEndsSoon: Self = "waiver.ends-soon"
  static let waiverNoService: Self = "waiver.no-service"
  static let waiverUnknownCheck: Self = "waiver.unknown-check"
  static let waiverNotWaivable: Self = "waiver.not-waivable"
  static let waiverOutlasts: Self = "waiver.outlasts-its-check"
  static let waiverEvasiveReason: Self = "waiver.evasive-reason"
  static let waiverEvasiveApprover: Self = "waiver.evasive-approver"
  static let waiverWrittenByApprover: Self = "waiver.written-by-its-approver"
  static let waiverNoAuthor: Self = "waiver.no-author"
  static let waiverNotCreated: Self = "waiver.no-day-of-creation"
  static let waiverRenewedTooOften: Self = "waiver.renewed-too-often"
  static let waiverRenewsNothing: Self = "waiver.renews-nothing"
  static let waiverNoControl: Self = "waiver.no-compensating-control"
}

let waiverHandbook = [
  HandbookEntry(
    .waiverIdle,
    what: "A waiver is in force, and its check does not fail.",
    why: "Only a failure can be accepted: what nobody has answered stays open, and what passes needs no waiver.",
    remedy: "Answer the check in a checklist or a review, or remove the waiver."),
  HandbookEntry(
    .waiverExpired,
    what: "A waiver's last day has passed.",
    why: "What it waived counts as failed again.",
    remedy: "Renew it, or mend what it waived."),
  HandbookEntry(
    .waiverExpiresToday,
    what: "This is a waiver's last day.",
    why: "Tomorrow what it waives counts as failed again.",
    remedy: "Renew it, or mend what it waived."),
  HandbookEntry(
    .waiverEndsSoon,
    what: "A waiver has three weeks to go or less; in its last week the notice becomes a warning.",
    why: "What it waives counts as failed from the day after its end.",
    remedy: "Mend what it waives while there is time, or have it renewed, which may be done twice."),
  HandbookEntry(
    .waiverNoService,
    what: "A waiver does not say for which service it is meant.",
    why: "A failure is accepted for one service at a time, so it waives nothing.",
    remedy: "Add `service:` with the name of the service."),
  HandbookEntry(
    .waiverUnknownCheck,
    what: "A waiver names a check that the rubric does not have.",
    why: "It waives nothing, although somebody believes that a failure is accepted.",
    remedy: "Use the id of a check as its page shows it, or the words by which checklists speak of it."),
  HandbookEntry(
    .waiverNotWaivable,
    what: "A waiver is on a check that the rubric does not allow to be waived.",
    why: "It waives nothing: what such a check asks for is needed whatever anybody accepts.",
    remedy: "Mend what the check asks for, and remove the waiver."),
  HandbookEntry(
    .waiverOutlasts,
    what:
      "A waiver on a blocker lasts for more than 90 days, or one without a day of creation for more than 180 from the first commit of its document, else from the day of the report.",
    why: "What is accepted for that long is no exception any more, so it waives nothing.",
    remedy: "Let it end sooner, and renew it then if need be."),
  HandbookEntry(
    .waiverEvasiveReason,
    what: "The reason of a waiver is a word such as \"TBD\" or \"later\".",
    why: "Nobody can tell why the failure is borne, so it waives nothing.",
    remedy: "Write a sentence of its own that says why, and what changes until the waiver ends."),
  HandbookEntry(
    .waiverEvasiveApprover,
    what: "The approver of a waiver is a word such as \"TBD\" or \"pending\".",
    why: "Nobody has accepted the failure yet, so it waives nothing.",
    remedy: "Have it approved, and write the name of whoever did."),
  HandbookEntry(
    .waiverWrittenByApprover,
    what:
      "A waiver names no author, and its approver is its owner, or the only one who has ever changed its file.",
    why: "Whoever asks for a waiver may not approve it, so it waives nothing.",
    remedy: "Let somebody else approve it, or add `author:` with the name of whoever asked for it."),
  HandbookEntry(
    .waiverNoAuthor,
    what: "A waiver does not say who asked for it.",
    why: "Nobody can tell whether it was approved by somebody else; it waives all the same.",
    remedy: "Add `author:` with a name."),
  HandbookEntry(
    .waiverNotCreated,
    what: "A waiver does not say since when it holds.",
    why:
      "How long it lasts is reckoned from the first commit of its document, else from the day of the report. On a blocker, where neither `created:` nor git says since when it holds, it waives nothing; otherwise it waives all the same.",
    remedy: "Add `created:` with a date."),
  HandbookEntry(
    .waiverRenewedTooOften,
    what:
      "A waiver continues one that was renewed twice already: it says so with `renews:`, or it begins before the other one has ended, or on the day after.",
    why: "What needs a third renewal will not be mended by a fourth, so it waives nothing.",
    remedy: "Mend what it waives."),
  HandbookEntry(
    .waiverRenewsNothing,
    what: "A waiver says that it renews another one, and its source has no waiver of that id, path or title.",
    why: "It counts as one renewal, and nobody can tell of what.",
    remedy: "Write `renews:` with the id, the path or the title of the waiver before it."),
  HandbookEntry(
    .waiverNoControl,
    what: "A waiver does not say what limits the damage while the check fails.",
    why: "Whoever approves it next has to ask again; it waives all the same.",
    remedy: "Add `compensating_control:` with what is done instead."),
]
