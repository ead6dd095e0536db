public import Diagnostics

extension Diagnostic.ID {
  static let linkBroken: Self = "link.broken"
  static let templateMissing: Self = "template.missing"
  static let templateMalformed: Self = "template.malformed"
  static let templateUnknownKey: Self = "template.unknown-key"
  static let templateUnsafeTag: Self = "template.unsafe-tag"
}

/// What the diagnostics of this target mean.
public let renderingHandbook: [HandbookEntry] = [
  HandbookEntry(
    "link.broken",
    what: "A link in a document leads to a file or heading that is not there, or out of its repository.",
    why: "Readers follow a link to see the evidence. A link that leads nowhere is evidence that nobody can look at.",
    remedy: "Correct the path, which is relative to the document's own folder, or remove the link."),
  HandbookEntry(
    "template.missing",
    what: "A page or another template asks for a template that does not exist.",
    why: "The page would be published with a hole where the template's content belongs.",
    remedy: "Restore the file under `templates/site`, or remove the tag that names it."),
  HandbookEntry(
    "template.malformed",
    what: "A template is not well-formed: a section is left open, closed twice, or a tag is unfinished.",
    why: "Nothing that the template should show can be shown.",
    remedy: "Close each section with the name it was opened with."),
  HandbookEntry(
    "template.unknown-key",
    what: "A template asks for a value that the page does not offer.",
    why: "There is nothing to print there, so a fact would be missing from every such page.",
    remedy: "Correct the name; the diagnostic lists what the page offers."),
  HandbookEntry(
    "template.unsafe-tag",
    what: "A template puts a value into the page without escaping it, or could turn escaping off.",
    why: "Text from a repository could then become script in the reader's browser.",
    remedy: "Use two braces; three are for keys that end in HTML and hold markup made by Muster."),
]
