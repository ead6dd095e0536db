/// How a new site takes the place of the one before it.
public enum PublishingMode: String, Hashable, Sendable, CaseIterable {
  /// Two folders change places in one step.
  case exchange
  /// Each site has a folder of its own, and one link leads to the one that is shown.
  case releases
  /// File by file in the folder itself: for a mount point.
  case inPlace = "in-place"
}
