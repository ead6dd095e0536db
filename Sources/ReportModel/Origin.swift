/// Where a fact was read.
public struct Origin: Hashable, Comparable, Sendable, Codable {
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

extension [Origin] {
  /// There are some, and all of them are among `places`.
  package func restOnly(on places: Set<Origin>) -> Bool { !isEmpty && allSatisfy(places.contains) }
}

/// `path:line` or `path:first-last`, written in a document as evidence.
public struct Citation: Hashable, Sendable, Codable {
  public var path: String
  public var firstLine: Int
  public var lastLine: Int
  /// Where it is written.
  public var line: Int
  /// The code that its line quotes right behind it, as what stands there: `a.py:6`: `RETRIES = 3`.
  public var quotation: String?

  public init(path: String, firstLine: Int, lastLine: Int, line: Int, quotation: String? = nil) {
    self.path = path
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.line = line
    self.quotation = quotation
  }

  /// `src/a.swift:12-20`, or `src/a.swift:12` for one line.
  public var text: String { "\(path):\(firstLine)" + (lastLine == firstLine ? "" : "-\(lastLine)") }
}
