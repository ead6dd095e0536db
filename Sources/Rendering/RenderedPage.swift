/// A file of the site, and the files that belong beside it: its tables.
public struct RenderedPage: Sendable {
  public var bytes: [UInt8]
  public var beside: [(address: String, bytes: [UInt8])]

  init(_ bytes: [UInt8], beside: [(address: String, bytes: [UInt8])] = []) {
    self.bytes = bytes
    self.beside = beside
  }
}
