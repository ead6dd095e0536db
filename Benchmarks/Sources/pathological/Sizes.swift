/// The document of a family that is as large as the limits permit: the worst that a reader can be given.
///
/// - Returns: The largest size found by halving, `nil` when not even one is accepted.
func largestAccepted(_ family: Family, bytes limit: Int) throws -> Int? {
  func isFine(_ size: Int) throws -> Bool {
    let text = try family.text(size)
    return text.count <= limit && isAccepted(text)
  }
  guard try isFine(1) else { return nil }
  var (accepted, refused) = (1, 2)
  while try refused < 1 << 21 && isFine(refused) { (accepted, refused) = (refused, refused * 2) }
  while refused - accepted > max(1, accepted / 16) {
    let middle = (accepted + refused) / 2
    if try isFine(middle) { accepted = middle } else { refused = middle }
  }
  return accepted
}

/// The family's text of a size again and again with blank lines between, up to so many bytes.
func repeated(_ family: Family, size: Int, bytes limit: Int) throws -> [UInt8] {
  let block = try family.text(size) + [0x0A, 0x0A]
  var text: [UInt8] = []
  while text.count + block.count <= limit { text += block }
  return text
}
