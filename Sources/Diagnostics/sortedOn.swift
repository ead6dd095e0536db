extension Collection where Index == Int {
  /// Sorted by keys that are taken out once; of equal ones the order stays, unless `level` tells them apart.
  ///
  /// For elements that hold much: a comparison copies its two, and their keys are small.
  @inlinable
  public func sorted<Key>(
    on key: (Element) -> Key, by precedes: (Key, Key) -> Bool, then level: ((Element, Element) -> Bool)? = nil
  ) -> [Element] {
    let keys = map(key)
    let order = keys.indices.sorted { one, other in
      if precedes(keys[one], keys[other]) { return true }
      if precedes(keys[other], keys[one]) { return false }
      if let level {
        if level(self[startIndex + one], self[startIndex + other]) { return true }
        if level(self[startIndex + other], self[startIndex + one]) { return false }
      }
      return one < other
    }
    return order.map { self[startIndex + $0] }
  }

  @inlinable
  public func sorted<Key: Comparable>(on key: (Element) -> Key) -> [Element] { sorted(on: key, by: <) }
}
