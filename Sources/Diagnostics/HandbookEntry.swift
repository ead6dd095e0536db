/// What the site and `muster explain` say about one diagnostic.
///
/// Each target that emits diagnostics lists its own entries in one array, next to the ids.
public struct HandbookEntry: Hashable, Sendable {
  public var id: Diagnostic.ID
  /// One sentence: what Muster saw.
  public var what: String
  /// Why it matters to somebody who decides by the site.
  public var why: String
  /// How to mend it, in the imperative.
  public var remedy: String

  public init(_ id: Diagnostic.ID, what: String, why: String, remedy: String) {
    self.id = id
    self.what = what
    self.why = why
    self.remedy = remedy
  }
}
