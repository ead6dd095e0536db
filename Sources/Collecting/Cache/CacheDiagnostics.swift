package import Diagnostics

extension Diagnostic.ID {
  package static let cacheDamaged: Self = "cache.damaged"
  package static let cacheNotKept: Self = "cache.not-kept"
}

/// They are for who runs the build: on a page they would change the site's bytes.
extension Diagnostic {
  package static func damagedCache(_ path: String) -> Diagnostic {
    Diagnostic(
      .cacheDamaged, .note, "a file of the cache is damaged, so its work was done again",
      help: "Nothing is lost. Look after the disk if it happens again", at: FileLocation(path: path))
  }

  package static func notKept(_ reason: String) -> Diagnostic {
    Diagnostic(
      .cacheNotKept, .note, "the next build has to do all the work again, for nothing can be kept: \(reason)",
      help: "Name a folder that can be written with --cache, or say --no-cache")
  }
}

package let cacheHandbook = [
  HandbookEntry(
    .cacheDamaged, what: "A file of Muster's cache is not as it was written.",
    why: "Its checksum does not hold, so nothing in it is believed, and the build does the work itself.",
    remedy: "Nothing: the file is written anew. If it happens again, the disk or another program is at fault."),
  HandbookEntry(
    .cacheNotKept, what: "What the next build could use was not kept.",
    why: "The folder of the cache cannot be written, so that every build does all the work again.",
    remedy: "Give the account that builds a folder of its own with --cache, or turn the cache off with --no-cache."),
]
