/// Where a fact was read.
public struct Origin: Hashable, Comparable, Sendable {
  public var document: DocumentID
  /// 1-based.
  public var line: Int

  public init(_ document: DocumentID, line: Int) {
    self.document = document
    self.line = line
  }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.document == rhs.document ? lhs.line < rhs.line : lhs.document < rhs.document
  }
}

/// `path:line` or `path:first-last`, written in a document as evidence.
public struct Citation: Hashable, Sendable {
  public var path: String
  public var firstLine: Int
  public var lastLine: Int
  /// Where it is written.
  public var line: Int

  public init(path: String, firstLine: Int, lastLine: Int, line: Int) {
    self.path = path
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.line = line
  }
}
