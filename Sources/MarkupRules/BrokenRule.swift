/// Why markup is not what the renderer may produce.
public struct BrokenRule: Error, Hashable, Sendable, CustomStringConvertible {
  public var message: String
  /// In the markup's bytes.
  public var offset: Int

  init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }

  public var description: String { "\(message), at byte \(offset)" }
}
