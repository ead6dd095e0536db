public import ReportModel

/// Where a site is to stand, and how it gets there.
public struct PublishingOrder: Hashable, Sendable {
  /// Absolute: the folder of the site; with releases, the folder that holds them.
  public var destination: String
  public var mode: PublishingMode
  /// Seconds since 1970-01-01T00:00:00Z. A release is named by it; nothing else depends on it.
  public var time: Int
  /// Lets a site pass that is smaller than the gate allows or has lost a source.
  public var allowsLosses: Bool

  public init(to destination: String, by mode: PublishingMode = .exchange, at time: Int = 0, allowsLosses: Bool = false)
  {
    (self.destination, self.mode, self.time, self.allowsLosses) = (destination, mode, time, allowsLosses)
  }
}

extension PublishingOrder {
  /// Where the site can be read. Of releases, a link.
  public var siteFolder: String { mode == .releases ? "\(destination)/\(ReleaseFolder.current)" : destination }

  /// Paths below it that are there only while a build is at work.
  public var passingFiles: [String] { ["\(destination)/\(InnerName.lock)"] }
}
