package import Diagnostics

extension Diagnostic.ID {
  static let unknownProbe: Self = "rubric.unknown-probe"
  static let duplicateCheck: Self = "rubric.duplicate-check"
  static let unknownStage: Self = "rubric.unknown-stage"
  static let unknownLifecycle: Self = "service.lifecycle-unknown"
  static let unanswerableCheck: Self = "rubric.unanswerable-check"
  static let ambiguousClaim: Self = "rubric.ambiguous-claim"
  static let weightOutOfRange: Self = "rubric.weight-out-of-range"
  static let unknownCheck: Self = "assessment.unknown-check"
  static let ambiguousItem: Self = "assessment.ambiguous-item"
  static let negatedItem: Self = "assessment.negated-item"
  static let repeatedEvidence: Self = "assessment.repeated-evidence"
  static let unmatchedBlocker: Self = "assessment.unmatched-blocker"
  static let futureDate: Self = "assessment.future-date"
  static let statedDecisionDisagrees: Self = "assessment.stated-decision-disagrees"
  static let verdictContradictsFindings: Self = "review.verdict-contradicts-findings"
  static let conditionalWithoutConditions: Self = "review.conditional-without-conditions"
  static let silentVerdict: Self = "review.silent-verdict"
  static let copiedReview: Self = "review.copied"
  static let sameReviewer: Self = "review.same-reviewer"
  static let reviewByAuthor: Self = "review.by-author"
  static let undatedReview: Self = "review.undated"
  static let reviewWithoutPersona: Self = "review.without-persona"
  static let reReviewOverdue: Self = "review.re-review-overdue"
}

/// What the site says about each diagnostic of this target.
package let assessingHandbook =
  waiverHandbook + findingHandbook + claimHandbook + overdueHandbook + [
    HandbookEntry(
      .unknownProbe,
      what: "A check of the rubric names a probe that Muster does not have.",
      why: "Nobody can answer the check, so it stands at error and drags every service down.",
      remedy: "Correct the name in `probe:`, or remove it and give the check claims instead."),
    HandbookEntry(
      .duplicateCheck,
      what: "Two checks of the rubric have the same id.",
      why: "Only the first is asked, and what the second demands is silently not demanded.",
      remedy: "Give each check an id of its own."),
    HandbookEntry(
      .unknownStage,
      what: "A check is asked only in a stage whose name looks like a slip.",
      why: "A service of the stage that was meant is not asked.",
      remedy: "Correct the word, or ignore this where services have just that lifecycle."),
    HandbookEntry(
      .unknownLifecycle,
      what: "The lifecycle of a service is no word that Muster or the rubric knows.",
      why: "Checks that are asked only in some stages cannot be left out for it, so it is asked all of them.",
      remedy: "Write the lifecycle as the rubric does, such as `production`."),
    HandbookEntry(
      .unanswerableCheck,
      what: "A check of the rubric has neither a probe nor claims.",
      why: "It stays unknown unless a checklist happens to name its id, which lowers the coverage of every service.",
      remedy: "Add a probe, or the words by which checklists speak of it."),
    HandbookEntry(
      .ambiguousClaim,
      what: "The same words are a claim of two checks.",
      why: "An item with these words answers neither of them.",
      remedy: "Keep the claim with the check that it means."),
    HandbookEntry(
      .weightOutOfRange,
      what: "A check's weight is negative or no number.",
      why: "Shares of a whole cannot be drawn with it, so the severity's weight is used instead.",
      remedy: "Give a number from 0 to 1000, or remove `weight:`."),
    HandbookEntry(
      .unknownCheck,
      what: "An item of a checklist names a check that the rubric does not have.",
      why: "Its answer counts for nothing, although its author meant it to count.",
      remedy: "Use an id from the rubric, as its page shows it."),
    HandbookEntry(
      .ambiguousItem,
      what: "The words of an item fit several checks equally well.",
      why: "Muster does not guess, so the answer counts for none of them.",
      remedy: "Begin the item with the id of the check that is meant and a colon, as in `deployment.rollback: ...`."),
    HandbookEntry(
      .negatedItem,
      what: "A ticked item has the words by which checklists speak of a check, and says no or not beside them.",
      why:
        "A tick at `No rollback capability` may mean that it is missing or that nothing is, so it counts for nothing.",
      remedy: "Say what is there, and put remarks behind a colon: `Rollback capability: no manual step needed`."),
    HandbookEntry(
      .repeatedEvidence,
      what: "One place is named as the evidence for many checks.",
      why: "A few lines, or one file of code, seldom show that much: whoever ticks everything cites the same place.",
      remedy: "Cite for each check the lines that show it, or a record of what was done."),
    HandbookEntry(
      .unmatchedBlocker,
      what:
        "A checklist calls something a blocker and says that it is not met, and no check of the rubric asks for it.",
      why: "The decision rests on the rubric and on findings, so what the author thinks blocks the launch does not.",
      remedy:
        "Begin the item with the id of the check that is meant and a colon, add one to the rubric, or write a Critical finding."
    ),
    HandbookEntry(
      .futureDate,
      what: "A review, a certificate or a checklist is dated after the day for which the report is made.",
      why: "It does not count yet; with a mistyped year it never would.",
      remedy: "Correct the date, or build the report for a later day."),
    HandbookEntry(
      .statedDecisionDisagrees,
      what: "A review, a certificate or a checklist decides on the launch, such as GO or approved for production, and "
        + "Muster derives another decision from all records; or a rule fired for what stands in that document itself.",
      why: "Whoever reads only that document believes something else than the evidence supports.",
      remedy: "Follow the rules that fired to their evidence; then change the records, or ask for another review."),
    HandbookEntry(
      .silentVerdict,
      what: "A review or a certificate lets something pass and says nothing, or says that nobody has looked.",
      why: "A verdict is worth what was looked at, so this one counts as unrecognised and replaces nothing.",
      remedy:
        "Write a sentence on what was looked at and how, or list findings, a checklist or the places that were read."),
    HandbookEntry(
      .copiedReview,
      what: "Two personas' passing reviews of a service say the same, word for word.",
      why: "Several personas are asked because each looks at something else.",
      remedy: "Let each persona write what it has looked at itself."),
    HandbookEntry(
      .sameReviewer,
      what: "One person reviews a service for several of the personas that it requires.",
      why: "A persona is a role, and one person may have several; what one overlooks nobody else sees then.",
      remedy: "Let somebody else take one of the roles, if there is somebody."),
    HandbookEntry(
      .reviewByAuthor,
      what: "Whoever wrote a service's checklist reviews the service.",
      why: "Who has answered the questions sees in the answers what was meant.",
      remedy: "Let somebody else review it, if there is somebody."),
    HandbookEntry(
      .verdictContradictsFindings,
      what: "A review passes the service while one of its own findings is open that is Critical or of an unknown "
        + "severity, or while it counts Critical findings that it does not list.",
      why: "Verdict and findings cannot both be meant, so the verdict counts as unrecognised.",
      remedy: "List and close the findings, correct their severities, or withdraw the verdict."),
    HandbookEntry(
      .conditionalWithoutConditions,
      what: "A review passes the service on conditions and names none.",
      why: "A condition that nobody wrote down cannot be met, so the service cannot be given a GO.",
      remedy: "Write each condition as a finding with an owner and a due date."),
    HandbookEntry(
      .undatedReview,
      what: "A review states no date, and git knows none for its document.",
      why: "It may be years old. A refusal without a date counts as the newest, any other verdict as the oldest.",
      remedy: "Add `date: YYYY-MM-DD` to the review."),
    HandbookEntry(
      .reviewWithoutPersona,
      what: "A review does not say in which role it was written.",
      why:
        "It meets no requirement for a review, and none replaces it: its findings stay open until it is edited.",
      remedy: "Add `persona:` with the name of the role."),
    HandbookEntry(
      .reReviewOverdue,
      what: "The day on which a review asked for another look has passed.",
      why: "Its author expected things to have changed by then.",
      remedy: "Have the same persona review again."),
    HandbookEntry(
      .alertUnreachable,
      what: "A burn-rate alert of an objective can never fire, whether a tool makes it or somebody wrote it.",
      why:
        "A total outage burns the budget at 1 divided by the budget, so a generous objective has a low highest rate. Whoever "
        + "counts on the alert is not called.",
      remedy: "Alert on the share of errors itself, or raise the objective."),
    HandbookEntry(
      .alertNeedsVolume,
      what: "There are so few events in an alert's window that a single bad one sets it off.",
      why: "People who are called for one failed request stop looking.",
      remedy: "Alert over a longer window, on a number of bad events, or with requests made by a probe."),
    HandbookEntry(
      .alertBelowOne,
      what: "An alert fires at a burn rate below 1.",
      why: "At such a rate the budget outlasts its period: people are called although the objective is met.",
      remedy: "Raise the threshold to 1 or more, and shorten the window instead."),
    HandbookEntry(
      .alertTooLate,
      what: "An alert's burn rate, over its window, comes to more than the whole error budget.",
      why: "When it fires nothing is left that could be saved.",
      remedy: "Lower the threshold or the window: their product, divided by the period, is the share that is gone."),
    HandbookEntry(
      .alertReversed,
      what: "An alert fires while the burn rate is below its threshold.",
      why:
        "OpenSLO's `op` compares the burn rate with the threshold, so `lte` calls people as long as all is well, and is silent "
        + "in an outage.",
      remedy: "Write `op: gte` or `op: gt`."),
    HandbookEntry(
      .measurementsOverlap,
      what: "Events were counted for times that overlap, and neither time holds the other.",
      why: "Nobody can say which events stand in both, so that adding them up would count some of them twice.",
      remedy:
        "Let each row end where the next one begins. Days may be written either way: a row that ends on the 7th before one "
        + "from the 8th, or on the 8th itself."),
    HandbookEntry(
      .measurementsUnsplit,
      what: "Every measurement in an objective's window begins before it or ends behind it.",
      why: "Nobody knows which of its events were in the window, so nothing is known of the budget.",
      remedy: "Measure in rows of a day or a week each, of which enough lie within any window."),
    HandbookEntry(
      .measurementLost,
      what: "A measurement names an objective that its service does not have.",
      why: "It measures no objective, so that whatever it says counts for nothing.",
      remedy: "Write the name or the id of the objective as its page shows it, or declare the objective."),
    HandbookEntry(
      .postmortemMissing,
      what: "An incident took more than a fifth of a four-week error budget, and no postmortem is linked.",
      why: "What is not understood happens again, and the next time the rest of the budget is gone.",
      remedy: "Write a postmortem with at least one action, and name it in the incident's `postmortem:`."),
    HandbookEntry(
      .postmortemIdle,
      what: "An incident took more than a fifth of a four-week error budget, and its postmortem names nothing to do.",
      why: "What was understood and not acted upon happens again.",
      remedy: "List at least one action below `## Action items`, with an owner and a date."),
  ]
