/// What is read of one kind of record: what is looked for, and the words that are understood.
///
/// The readers make these of the tables that they read with, so that the page that shows them cannot say anything else.
public struct Understanding: Hashable, Sendable {
  /// `nil` for what the readers of all kinds share.
  public var kind: RecordKind?
  public var rows: [Row]

  public init(_ kind: RecordKind?, _ rows: [Row]) { (self.kind, self.rows) = (kind, rows) }

  public struct Row: Hashable, Sendable {
    /// `Folders`, `Field: owner`, `Status accepted`.
    public var what: String
    public var words: [String]

    public init(_ what: String, _ words: [String]) { (self.what, self.words) = (what, words) }

    /// A set has no order of its own: that of the bytes is shown.
    public init(_ what: String, _ words: Set<String>) { self.init(what, words.sorted()) }
  }
}

extension [Understanding] {
  /// One for each kind, what all share first, then in the order of the kinds; what several readers say of one is merged.
  public var merged: [Understanding] {
    ([nil] + RecordKind.allCases.map(Optional.init)).map { kind in
      Understanding(kind, filter { $0.kind == kind }.flatMap(\.rows).merged)
    }
  }
}

extension [Understanding.Row] {
  /// Several readers of one kind may look for the same thing.
  fileprivate var merged: [Understanding.Row] {
    var places: [String: Int] = [:]
    var result: [Understanding.Row] = []
    for row in self {
      if let place = places[row.what] {
        result[place].words += row.words.filter { !result[place].words.contains($0) }
      } else {
        places[row.what] = result.count
        result.append(row)
      }
    }
    return result
  }
}
