/// Which document: the source's name and the path in it.
public struct DocumentID: Hashable, Comparable, Sendable, CustomStringConvertible, Codable {
  public var source: String
  public var path: SourcePath

  public init(source: String, path: SourcePath) {
    self.source = source
    self.path = path
  }

  public var description: String { "\(source)/\(path)" }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.source == rhs.source ? lhs.path < rhs.path : lhs.source < rhs.source
  }
}

/// What is kept of a document after its records were read: never its text.
public struct DocumentFacts: Hashable, Sendable, Codable {
  public var id: DocumentID
  /// Of the bytes as they were read; 64 hexadecimal digits.
  public var sha256: String
  /// In bytes.
  public var size: Int
  /// How many lines it has; `nil` where nobody counted.
  public var lines: Int?
  /// The day that its name says, or that of its folder where it is the folder's index.
  public var dayOfName: Day?
  /// `nil` when git does not know the file (a plain folder, not yet committed, a shallow clone).
  public var history: DocumentHistory?
  /// What its text links to, in the order of the text; where the pages' "cited by" comes from.
  public var links: [DocumentLink]
  /// The headings that some link of the source may mean, in the order of the text; `nil` for what has none that are known,
  /// because it is not Markdown or was too demanding.
  public var anchors: [DocumentAnchor]?
  /// Why no record was read from it; `nil` for one that holds a record.
  public var absence: Absence?

  /// What its text comes to, where the whole of it is no evidence of anything.
  public var emptiness: Emptiness?

  /// What a document is that holds no record. In the order in which a reader wants to know.
  public enum Absence: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case template, schema, index, empty, other

    public static func < (lhs: Self, rhs: Self) -> Bool {
      allCases.firstIndex(of: lhs)! < allCases.firstIndex(of: rhs)!
    }
  }

  public init(
    id: DocumentID, sha256: String, size: Int, lines: Int? = nil, history: DocumentHistory? = nil,
    links: [DocumentLink] = [], anchors: [DocumentAnchor]? = nil,
    absence: Absence? = nil
  ) {
    self.id = id
    self.sha256 = sha256
    self.size = size
    self.lines = lines
    self.history = history
    self.links = links
    self.anchors = anchors
    self.absence = absence
  }
}

/// A heading to which a link can lead.
public struct DocumentAnchor: Hashable, Sendable, Codable {
  /// What a link writes behind `#`: GitHub's slug, counted through the whole document.
  public var fragment: String
  /// 1-based.
  public var line: Int

  public init(fragment: String, line: Int) {
    self.fragment = fragment
    self.line = line
  }

  /// What is equal for fragments that a forge's readers take for the same: without regard to case, and without the prefix
  /// that GitHub's pages put before their ids.
  public static func key(of fragment: String) -> String {
    let prefix = "user-content-".utf8
    let name = fragment.utf8.starts(with: prefix) ? fragment.utf8.dropFirst(prefix.count) : fragment.utf8[...]
    return Substring(name).asciiLowercased
  }
}

/// A link as a document writes it.
public struct DocumentLink: Hashable, Sendable, Codable {
  public var destination: String
  /// 1-based.
  public var line: Int
  public var isImage: Bool

  public init(destination: String, line: Int, isImage: Bool = false) {
    self.destination = destination
    self.line = line
    self.isImage = isImage
  }
}

/// When a document came and when it last changed, from git.
public struct DocumentHistory: Hashable, Sendable, Codable {
  public var first: Commit
  public var last: Commit
  /// Those that changed it after the first and before the last, the oldest first.
  public var between: [Commit]
  /// Names without addresses, in the order of their bytes.
  public var authors: [String]

  public init(first: Commit, last: Commit, between: [Commit] = [], authors: [String]) {
    self.first = first
    self.last = last
    self.between = between
    self.authors = authors
  }

  /// Every commit that changed it, the oldest first.
  public var commits: [Commit] { first == last ? [first] : [first] + between + [last] }

  public struct Commit: Hashable, Sendable, Codable {
    /// Full hexadecimal id.
    public var id: String
    /// The committer's date, in UTC.
    public var day: Day
    /// The document's path at that time; `nil` for the one that it has today.
    public var path: SourcePath?

    public init(id: String, day: Day, path: SourcePath? = nil) {
      self.id = id
      self.day = day
      self.path = path
    }
  }
}
