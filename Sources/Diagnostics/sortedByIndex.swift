extension Collection where Index == Int {
  /// As `sorted(by:)`, for elements that hold much: those are compared where they lie, and each is moved once.
  ///
  /// Inlinable, because a generic sort in another module copies what it compares.
  @inlinable public func sortedByIndex(_ precedes: (Element, Element) -> Bool) -> [Element] {
    indices.sorted { precedes(self[$0], self[$1]) }.map { self[$0] }
  }
}
