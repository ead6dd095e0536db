public import Diagnostics

extension Diagnostic.ID {
  static let brokenLink: Self = "site.broken-link"
  static let brokenAnchor: Self = "site.broken-anchor"
  static let outsideLink: Self = "site.outside-link"
  static let keptFiles: Self = "site.kept-files"
  static let untidied: Self = "site.untidied"
  static let recovered: Self = "site.recovered"
  static let finished: Self = "site.finished"
  static let mendedLink: Self = "site.mended-link"
  static let shrunk: Self = "site.shrunk"
  static let lostSource: Self = "site.lost-source"
  static let littleRoom: Self = "site.little-room"
}

/// What publishing can have to say.
public let publishingHandbook: [HandbookEntry] = [
  HandbookEntry(
    .brokenLink,
    what: "A page of the new site links to a file that the site does not have.",
    why: "A reader who follows the evidence must not end nowhere, so the new site was not shown.",
    remedy: "Report it: links that authors write are checked earlier, so this one is of Muster's own making."),
  HandbookEntry(
    .brokenAnchor,
    what: "A page of the new site links to a place in a page, and no element there has that id.",
    why: "The reader would land at the top of the page instead of at the evidence, so the new site was not shown.",
    remedy: "Report it: links that authors write are checked earlier, so this one is of Muster's own making."),
  HandbookEntry(
    .outsideLink,
    what:
      "A page of the new site links to the reader's own disk, to the root of the server or above the site's folder.",
    why: "The site must work from any folder and must not point into anybody's machine, so it was not shown.",
    remedy: "Report it: links that authors write are checked earlier, so this one is of Muster's own making."),
  HandbookEntry(
    .keptFiles,
    what: "The old site held files that Muster did not write, under names that the new site needs itself.",
    why: "Files of others are never deleted or overwritten, and these are no longer in the published folder.",
    remedy: "Look into the folder that the message names, move what you need elsewhere, and remove it."),
  HandbookEntry(
    .untidied,
    what: "The new site was published, and something of the old one could not be removed from beside it.",
    why: "It takes room, and files that others had put into the old site may not have been carried over yet.",
    remedy: "Mend what the message says about the disk; the next build carries on where this one stopped."),
  HandbookEntry(
    .recovered,
    what: "An earlier build was killed after it had published and before it had tidied up.",
    why: "Files that others had put into the site were missing from it until now.",
    remedy: "Find out what killed the earlier build, if it happens again."),
  HandbookEntry(
    .finished,
    what: "An earlier build was stopped while it moved a new site into its place, file by file.",
    why: "Readers saw pages of two sites until now, each of them whole.",
    remedy: "Find out what stopped the earlier build, if it happens again."),
  HandbookEntry(
    .mendedLink,
    what: "The link `current` in the folder of releases led to a release that is gone or has no manifest.",
    why: "Readers found nothing there, so it was made to lead to the newest release that has one.",
    remedy: "Leave removing releases to Muster; to keep one for ever, make a link of your own to it beside `current`."),
  HandbookEntry(
    .shrunk,
    what:
      "The new site was made from fewer files, or has fewer pages, than the one that stands: more than a tenth are gone.",
    why:
      "A failed checkout, a wrong path or a slip in `exclude` looks just like that, so the new site was not shown.",
    remedy: "Look what became of them. If they are to be gone, build once with `--allow-shrink`."),
  HandbookEntry(
    .lostSource,
    what: "Nothing was read of a source from which the site that stands has files, or not the commits that it had.",
    why:
      "A source that is empty, misnamed or forgotten would take its services with it, and without commits nothing is out of"
      + " date, so the new site was not shown.",
    remedy: "Look whether it is where it was. If it is to be gone, build once with `--allow-shrink`."),
  HandbookEntry(
    .littleRoom,
    what:
      "The file system of the destination has less room left than the site that stands takes, in bytes or in files.",
    why:
      "A new site is written while the old one stands. What did not change takes no room; many changes will not fit.",
    remedy:
      "Make room there. Of releases, the oldest that you pinned can go: remove the links to them beside `current`."),
]
