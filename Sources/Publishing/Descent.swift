/// The folder in which a path lies, opened once for all paths that follow one another in it.
///
/// A site has tens of thousands of files, and they come sorted. What it is changes with ``go(to:)`` alone: as long as paths of
/// the same folder come, it stays that folder, whatever happens to its name meanwhile.
struct Descent: ~Copyable {
  private let root: Folder
  /// The one that holds the path which was gone to last.
  private(set) var folder: Folder
  /// Its path; `nil` for the root.
  private var place: DiskPath?

  init(from root: borrowing Folder) throws(PublishingError) {
    let own = try Folder(reopening: root)
    let first = try Folder(reopening: root)
    self.root = own
    folder = first
  }

  /// Opens the folder that holds what stands at `path`. Nothing on the way may be a symbolic link.
  ///
  /// - Throws: It is then still where it was.
  mutating func go(to path: DiskPath) throws(PublishingError) {
    if path.lies(in: place) { return }
    let parent = path.parent
    folder = try root.descend(parent)
    place = parent
  }
}
