/// What became of the files of a published site.
public struct Publication: Hashable, Sendable {
  /// New, or other than before.
  public var written: Int
  /// Unchanged: the old site's own files.
  public var linked: Int
  /// Of the old site, and no longer in the new one.
  public var removed: Int
  /// Files and folders of others, carried over from the old site.
  public var carried: Int
  /// Of the old site, and held on to for the readers of its pages until the next build.
  public var kept: Int

  public init(written: Int, linked: Int, removed: Int, carried: Int, kept: Int = 0) {
    self.written = written
    self.linked = linked
    self.removed = removed
    self.carried = carried
    self.kept = kept
  }
}
