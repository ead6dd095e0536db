import Diagnostics

extension Diagnostic.ID {
  static let findingOverdue: Self = "finding.overdue"
  static let findingPastDue: Self = "finding.past-due"
  static let findingDisappeared: Self = "finding.disappeared"
}

let findingHandbook = [
  HandbookEntry(
    .findingOverdue,
    what: "A finding has been open for longer than findings of its severity may be.",
    why:
      "A weakness that is known and left alone is the one that is used; a limit that nobody keeps is none. A later review that repeats the finding does not make it young again.",
    remedy:
      "Mend it and say so in the next review with `Status: fixed`, or accept it there with `Status: accepted until 2027-01-31`. A waiver on the check that fails for it keeps the decision, but not the finding. The limits stand in the configuration under `findings:`."
  ),
  HandbookEntry(
    .findingPastDue,
    what: "The day by which a finding was to be mended has passed.",
    why: "Whoever relied on that day does not know that it was missed.",
    remedy: "Mend it, or agree on another day with whoever waits for it, and write that down."),
  HandbookEntry(
    .findingDisappeared,
    what: "A later review of the same persona does not speak of a finding, and no review says that it was fixed.",
    why:
      "It may have been mended, or forgotten: from the records nobody can tell, and it does not count as open any more.",
    remedy: "List it in the newest review, with `Status: fixed` and where, or as still open."),
]
