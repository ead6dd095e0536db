package import Diagnostics
internal import ReportModel

extension Diagnostic.ID {
  static let unreadable: Self = "source.unreadable"
  static let tooLarge: Self = "source.too-large"
  static let notAFile: Self = "source.not-a-file"
  static let symbolicLink: Self = "source.symbolic-link"
  static let nestedRepository: Self = "source.nested-repository"
  static let ownOutput: Self = "source.own-output"
  static let badPath: Self = "source.bad-path"
  static let tooManyFiles: Self = "source.too-many-files"
  static let missingObject: Self = "source.missing-object"
  static let damaged: Self = "source.damaged"
  static let gitMissing: Self = "source.git-missing"
  static let unsupportedRepository: Self = "source.unsupported-repository"
  static let foreignGitFolder: Self = "source.foreign-git-folder"
  static let foreignObjects: Self = "source.foreign-objects"
  static let ignoredFolder: Self = "source.ignored-folder"
  static let shallow: Self = "source.shallow"
  static let noHistory: Self = "source.no-history"
}

/// What the pages and `muster explain` say about what can go wrong with a source.
package let sourceHandbook: [HandbookEntry] = [
  HandbookEntry(
    .unreadable, what: "A file or folder of a source could not be opened or read.",
    why: "Records in it are missing from the site, and nobody can tell whether they were good or bad.",
    remedy: "Give the account that runs Muster the right to read it, or exclude it in `muster.yml`."),
  HandbookEntry(
    .tooLarge, what: "A document is larger than 8 MiB and was not read.",
    why: "A file of that size is rarely written for readers, and reading many of them would exhaust the machine.",
    remedy: "Split the document, or exclude it in `muster.yml`."),
  HandbookEntry(
    .leftOut, what: "Documents lie in a folder of tests, examples or other people's work, and were not read.",
    why: "What stands there is rarely a record of this repository, and made-up records would count as evidence.",
    remedy: "Name the folder under `include` in `muster.yml` if it holds records."),
  HandbookEntry(
    .notAFile, what: "Something with a document's name is a FIFO, a socket or a device.",
    why: "Opening it could wait for ever or change something, so it was left alone.",
    remedy: "Replace it by a regular file, or remove it."),
  HandbookEntry(
    .symbolicLink, what: "A symbolic link was not followed.",
    why: "A link may lead out of the source, to files that were never meant to be published.",
    remedy: "Name the file that the link leads to, or copy it to this place."),
  HandbookEntry(
    .nestedRepository, what: "A repository inside the source (a submodule or a clone) was not read.",
    why: "Its files have a history and a name of their own.",
    remedy: "Name it as a source of its own if its records matter."),
  HandbookEntry(
    .ownOutput, what: "A folder holds a site that Muster wrote, and was not read.",
    why: "What Muster publishes would otherwise count as evidence for what it publishes next.",
    remedy: "Nothing needs to be done; delete its `manifest.json` if the folder is not a site any more."),
  HandbookEntry(
    .badPath, what: "The path of a file is too long, too deep, not UTF-8 or leads outside, and the file was not read.",
    why: "Such a path cannot be linked, shown or checked out everywhere.",
    remedy: "Rename the file: at most 1,024 bytes, 255 for each part, 32 parts, in UTF-8."),
  HandbookEntry(
    .tooManyFiles, what: "A source has more than 200,000 files, and only the first ones were read.",
    why: "Records may be missing from the site.",
    remedy: "Limit the source to the folder that holds the records."),
  HandbookEntry(
    .missingObject, what: "Git has lost or not fetched the contents of a file.",
    why: "Its records are missing from the site.",
    remedy: "Fetch the repository whole (`git fetch --refetch --filter=blob:limit=100m`), or mend it (`git fsck`)."),
  HandbookEntry(
    .damaged, what: "A part of a repository's git folder could not be read.",
    why: "Muster read what was left: commits and dates may be missing, and ignored files may have been read.",
    remedy: "Run `git fsck` in the repository and mend what it reports, or clone it again."),
  HandbookEntry(
    .gitMissing, what: "The `git` program was not found.",
    why: "Without it there are no commits, dates and authors, and files that git ignores are read too.",
    remedy: "Install git."),
  HandbookEntry(
    .unsupportedRepository, what: "A repository uses SHA-256 object names or the reftable format.",
    why: "Muster reads neither yet, so it read the folder without commits and dates.",
    remedy: "Clone the repository into one with SHA-1 object names and ordinary refs."),
  HandbookEntry(
    .foreignGitFolder, what: "A `.git` leads to a repository elsewhere that does not know of this folder.",
    why: "Following it could publish what belongs to somebody else.",
    remedy: "Run `git worktree repair` there, or name the repository itself as the source."),
  HandbookEntry(
    .foreignObjects, what: "A repository borrows objects of another one, by its `objects/info/alternates` or by links.",
    why: "Following them could publish what belongs to somebody else, so commits and files may be missing here.",
    remedy: "Run `git repack -a -d` in the repository and remove `objects/info/alternates` or the link."),
  HandbookEntry(
    .ignoredFolder, what: "A source is a folder that the repository around it ignores.",
    why: "Git knows nothing of its files, so they have no commits and dates.",
    remedy: "Nothing needs to be done if that is what was meant."),
  HandbookEntry(
    .shallow, what: "A repository is a shallow clone.",
    why: "Dates reach back only to where it was cut; older changes look as if nobody knew them.",
    remedy: "Run `git fetch --unshallow` in the repository."),
  HandbookEntry(
    .noHistory, what: "The commits of a source could not be read.",
    why: "Its documents have no dates and authors.",
    remedy: "Run `git fsck` in the repository and mend what it reports, or clone it again."),
]

extension DiagnosticLog {
  /// A document, or what has the name of one, was not read.
  mutating func refuse(_ id: DocumentID, _ refusal: Refusal) {
    switch refusal {
    case .link: note(id, .symbolicLink, "the symbolic link '\(id.path)' was not followed")
    case .tooLarge(let size):
      emit(
        Diagnostic(
          .tooLarge, .warning, "'\(id.path)' has \(size) bytes, more than \(OpenedSource.largestFile)",
          help: "Split the document or exclude it", at: id.location))
    case .notAFile(let kind):
      emit(
        Diagnostic(
          .notAFile, .warning, "'\(id.path)' is a \(kind.rawValue), not a file",
          help: "Replace it by a file or remove it", at: id.location))
    case .absent, .denied:
      emit(
        Diagnostic(
          .unreadable, .error, "'\(id.path)' cannot be read: \(refusal.reason)",
          help: "Make it readable for the account that runs Muster, or exclude it", at: id.location))
    }
  }

  mutating func refuse(_ id: DocumentID, _ problem: PathProblem) {
    let message =
      switch problem {
      case .tooLong(let bytes): "a path has \(bytes) bytes, more than \(PathProblem.longestPath)"
      case .componentTooLong(let bytes): "a name has \(bytes) bytes, more than \(PathProblem.longestComponent)"
      case .tooDeep(let components): "a path has \(components) parts, more than \(PathProblem.deepestPath)"
      case .notUTF8: "the name of a file is not UTF-8"
      case .notPlain: "a path has '.', '..' or nothing as one of its parts"
      }
    emit(Diagnostic(.badPath, .warning, message, help: "Rename the file", at: id.location))
  }

  mutating func note(_ id: DocumentID, _ what: Diagnostic.ID, _ message: String, help: String? = nil) {
    emit(Diagnostic(what, .note, message, help: help, at: id.location))
  }
}

extension DocumentID {
  /// Of the document as a whole; of the source when there is no path.
  var location: FileLocation { FileLocation(source: source, path: path.text.isEmpty ? "." : path.text) }
}
