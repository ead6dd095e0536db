/// A file of the site, and the files that belong beside it: its tables.
public struct RenderedPage: Sendable {
  public var content: Content
  public var beside: [(address: String, bytes: [UInt8])]

  public enum Content: Sendable {
    case whole([UInt8])
    /// No page: a file that is too long to be in memory as a whole.
    case pieces(Pieces)
  }

  init(_ bytes: [UInt8], beside: [(address: String, bytes: [UInt8])] = []) {
    content = .whole(bytes)
    self.beside = beside
  }

  init(_ pieces: Pieces) { (content, beside) = (.pieces(pieces), []) }

  /// All of them.
  public var bytes: [UInt8] {
    switch content {
    case .whole(let bytes): bytes
    case .pieces(let pieces): pieces.joined
    }
  }
}
