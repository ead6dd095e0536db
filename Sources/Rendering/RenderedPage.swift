/// A file of the site, and the files that belong beside it: its tables.
public struct RenderedPage: Sendable {
  public var content: Content
  public var beside: [(address: String, content: Content)]

  public enum Content: Sendable {
    case whole([UInt8])
    /// No page: a file that is too long to be in memory as a whole.
    case pieces(Pieces)

    /// All of them.
    public var bytes: [UInt8] {
      switch self {
      case .whole(let bytes): bytes
      case .pieces(let pieces): pieces.joined
      }
    }
  }

  init(_ bytes: [UInt8], beside: [(address: String, content: Content)] = []) {
    content = .whole(bytes)
    self.beside = beside
  }

  init(_ pieces: Pieces) { (content, beside) = (.pieces(pieces), []) }

  /// Of the file itself.
  public var bytes: [UInt8] { content.bytes }
}
