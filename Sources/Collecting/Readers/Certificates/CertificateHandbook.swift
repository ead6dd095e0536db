package import Diagnostics

/// What the site says about each diagnostic of certificates.
package let certificateHandbook: [HandbookEntry] = [
  HandbookEntry(
    .certificateVerdictMissing, what: "A certificate's decision section holds no status.",
    why: "A status elsewhere in it speaks of a single finding, so nothing is decided.",
    remedy: "Write `**Status**:` and one of the eleven words below the heading of the decision."),
  HandbookEntry(
    .certificateVerdictNonstandard, what: "A certificate decides in words of its own, which were understood.",
    why: "Of several verdicts in one line the strictest counts, which may not be what was meant.",
    remedy: "Use one of the eleven words, and say the rest as rationale."),
  HandbookEntry(
    .certificateVerdictUnrecognised, what: "A certificate decides in words that are not known.",
    why: "It never counts as an approval.", remedy: "Use one of the eleven words, such as APPROVED or NO_GO."),
  HandbookEntry(
    .certificateConditions, what: "A certificate approves on conditions and names none.",
    why: "Nobody can tell whether they are met.", remedy: "List the conditions, or approve without any."),
  HandbookEntry(
    .certificateNoCitations, what: "A certificate cites no line of any file.",
    why: "What it says cannot be followed, nor seen to be out of date when the code changes.",
    remedy: "Name what was looked at, as `path:line`."),
  HandbookEntry(
    .certificateHashPlaceholder, what: "What stands as a certificate's hash is no SHA-256.",
    why: "It looks like a seal and protects nothing.",
    remedy: "Write `sha256:` and 64 hexadecimal digits, or leave the line out."),
  HandbookEntry(
    .certificateHashMismatch, what: "A certificate's hash does not belong to its text.",
    why: "The text was changed after it was signed, or the hash comes from elsewhere.",
    remedy: "Look at what was changed, review it again and sign anew."),
  HandbookEntry(
    .certificateName, what: "The name of a certificate's file does not end in the time of its signature.",
    why: "Certificates of one component are told apart and ordered by that time.",
    remedy: "Name it `what_component_YYYYMMDD_HHMMSS.md`."),
]
