package import Diagnostics

/// What the site says about each outcome of a citation.
package let citationHandbook: [HandbookEntry] = [
  HandbookEntry(
    .citationMoved, what: "Cited lines stand elsewhere in their file than they did when they were reviewed.",
    why: "They are unchanged, so what was said of them holds; the numbers lead today's reader astray.",
    remedy: "Cite the new lines, or leave it where the reviewed commit is stated."),
  HandbookEntry(
    .citationRenamed, what: "Cited lines stand in a file that has another name now.",
    why: "They are unchanged, so what was said of them holds; the path leads nowhere today.",
    remedy: "Cite the new path, or leave it where the reviewed commit is stated."),
  HandbookEntry(
    .citationChanged, what: "Other lines stand where the cited ones stood when they were reviewed.",
    why: "What was said of them may not be true any more: the record counts as stale.",
    remedy: "Look at the lines again, and write down what is true now with the commit that you looked at."),
  HandbookEntry(
    .citationGone, what: "Cited lines, or their whole file, were removed since they were reviewed.",
    why: "What was said of them is about nothing: the record counts as stale.",
    remedy: "Look whether the matter is settled, and write that down."),
  HandbookEntry(
    .citationPastEnd, what: "A citation names lines beyond the end of its file.",
    why: "It proves nothing, and nobody can tell what was meant.", remedy: "Correct the line numbers."),
  HandbookEntry(
    .citationFileMissing, what: "A citation names a file that the repository does not have at the reviewed commit.",
    why: "It proves nothing that can be followed here.",
    remedy: "Correct the path, or name the file by its path from the root of its repository."),
  HandbookEntry(
    .citationAmbiguous, what: "A citation names a file only by the end of its path, and several end so.",
    why: "Nobody can tell which is meant.", remedy: "Write the path from the root of the repository."),
  HandbookEntry(
    .citationBlank, what: "The cited lines are blank.", why: "They prove nothing; the numbers are probably mistyped.",
    remedy: "Correct the line numbers."),
  HandbookEntry(
    .citationRangeReversed, what: "The last line of a citation comes before its first.",
    why: "It names no lines.", remedy: "Correct the line numbers."),
  HandbookEntry(
    .citationQuoteMismatch, what: "Code that is quoted beside a citation does not stand in the cited file.",
    why: "What was reviewed was something else than what is described, or the quotation was made up.",
    remedy: "Quote what stands there, or cite the lines that you quote."),
]
