public import Diagnostics

extension Diagnostic.ID {
  static let imageRefused: Self = "image.refused"
  static let linkBroken: Self = "link.broken"
  static let linkCase: Self = "link.case"
  static let linkHeading: Self = "link.heading"
  static let linkLimit: Self = "link.limit"
  static let linkRefused: Self = "link.refused"
  static let templateMissing: Self = "template.missing"
  static let templateMalformed: Self = "template.malformed"
  static let templateUnknownKey: Self = "template.unknown-key"
  static let templateUnused: Self = "template.unused"
  static let templateUnsafeTag: Self = "template.unsafe-tag"
}

/// What the diagnostics of this target mean.
public let renderingHandbook: [HandbookEntry] = [
  HandbookEntry(
    "image.refused",
    what: "A document shows a file as an image that Muster does not copy into the site.",
    why:
      "Only what is an image by its first bytes is published: a file that merely claims to be one, and any SVG, can hold "
      + "script that runs in the reader's browser. The page links the file instead.",
    remedy: "Save it as PNG, JPEG, GIF, WebP or AVIF, of at most 5 MiB and 64 million pixels, as a plain file of the "
      + "repository."),
  HandbookEntry(
    "link.broken",
    what: "A link in a document leads to a file or heading that is not there, or out of its repository.",
    why: "Readers follow a link to see the evidence. A link that leads nowhere is evidence that nobody can look at.",
    remedy: "Correct the path, which is relative to the document's own folder, or remove the link."),
  HandbookEntry(
    "link.case",
    what: "A link names a path in other capitals, or with accents encoded otherwise, than the file or folder has.",
    why: "It was resolved because only one path can be meant. On a forge, and on most file systems, it leads nowhere.",
    remedy: "Write the path letter for letter as the message shows it."),
  HandbookEntry(
    "link.heading",
    what: "A link leads to a document that has no heading of that name.",
    why: "The reader lands at the top of the page and has to look for what was meant; often the heading was renamed.",
    remedy:
      "Correct the part behind `#`: the heading's words in lower case, hyphens for blanks, no punctuation; a second "
      + "heading with the same words ends in `-1`."),
  HandbookEntry(
    "link.limit",
    what: "A document has more than 10,000 links, and those beyond are shown as words.",
    why: "A few bytes could otherwise make a page that no browser opens.",
    remedy: "Split the document."),
  HandbookEntry(
    "link.refused",
    what: "A link has a kind of address that is not linked: a script, a file of somebody's machine, data, a password.",
    why: "Such an address can act in the reader's browser, or works on one machine only.",
    remedy: "Link a file of the repository by its path, or an https, http or mailto address without a user name."),
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
    "template.unused",
    what: "A folder of templates has one that no page asks for.",
    why: "It changes nothing. Most likely its name is misspelt, and the page that it should change stays as it was.",
    remedy: "Give it the name of the template that it is to replace, include it in another, or remove it."),
  HandbookEntry(
    "template.unsafe-tag",
    what: "A template puts a value into the page without escaping it, or could turn escaping off.",
    why: "Text from a repository could then become script in the reader's browser.",
    remedy: "Use two braces; three are for keys that end in HTML and hold markup made by Muster."),
]
