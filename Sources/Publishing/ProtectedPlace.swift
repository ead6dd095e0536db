/// A folder that no build may replace, and none above it.
public struct ProtectedPlace: Hashable, Sendable {
  /// Absolute.
  public var path: String
  /// For the message: `the root of source shop`.
  public var name: String

  public init(_ path: String, _ name: String) {
    self.path = path
    self.name = name
  }

  public static func source(root: String, named name: String) -> Self { Self(root, "the root of source \(name)") }
  public static func home(_ path: String) -> Self { Self(path, "the home folder") }
  public static func workingDirectory(_ path: String) -> Self { Self(path, "the working directory") }
}
