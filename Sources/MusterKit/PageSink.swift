import Publishing
import Rendering

/// Where pages go as they are rendered.
enum PageSink: Sendable {
  case stage(Stage)
  /// For a check: what is wrong with a page's links is found by rendering it, and the page itself is not wanted.
  case nowhere
  /// For an export: what a file would be is kept, and the file is not.
  case examined

  var keepsFiles: Bool {
    switch self {
    case .stage, .examined: true
    case .nowhere: false
    }
  }

  /// - Returns: `nil` when nothing was written.
  func write(_ bytes: [UInt8], to address: String) throws -> WrittenFile? {
    switch self {
    case .stage(let stage): try stage.write(bytes, to: address)
    case .nowhere: nil
    case .examined: try examine(bytes, at: address)
    }
  }

  /// - Returns: `nil` when nothing was written.
  func write(_ content: RenderedPage.Content, to address: String) throws -> WrittenFile? {
    switch (content, self) {
    case (.whole(let bytes), _): try write(bytes, to: address)
    case (.pieces(let pieces), .stage(let stage)): try stage.write(pieces, to: address)
    case (.pieces, .nowhere): nil
    case (.pieces(let pieces), .examined): try examine(pieces, at: address)
    }
  }
}
