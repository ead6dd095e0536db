internal import Glibc

/// The items in the order of the bytes of their keys; those of one key stay as they stand.
///
/// The keys lie in one buffer while they are compared: a site has tens of thousands of files, and counting
/// references to Strings and arrays, let alone copying whole items, for each comparison took half of the time of publishing it.
func sortedByBytes<Item>(_ items: [Item], of key: (Item) -> some Sequence<UInt8>) -> [Item] {
  var (keys, ends) = ([UInt8](), [0])
  ends.reserveCapacity(items.count + 1)
  for item in items {
    keys += key(item)
    ends.append(keys.count)
  }
  let order = unsafe keys.withUnsafeBytes { keys in
    items.indices.sorted { a, b in
      let (one, other) = unsafe (keys[ends[a]..<ends[a + 1]], keys[ends[b]..<ends[b + 1]])
      return unsafe precedes(UnsafeRawBufferPointer(rebasing: one), UnsafeRawBufferPointer(rebasing: other))
    }
  }
  return order.map { items[$0] }
}

private func precedes(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
  guard let first = one.baseAddress, let second = other.baseAddress else { return one.count < other.count }
  let order = unsafe memcmp(first, second, min(one.count, other.count))
  return order == 0 ? one.count < other.count : order < 0
}
