/// `0.9995` as `99.95`: the decimal point moves, no Double comes near.
public func percentText(ofShare share: String) -> String {
  let parts = share.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
  let whole = parts.first.map(Array.init) ?? []
  var fraction = parts.count > 1 ? Array(parts[1]) : []
  guard (whole + fraction).allSatisfy({ (48...57).contains($0) }), !whole.isEmpty else { return share }
  while fraction.count < 2 { fraction.append(UInt8(ascii: "0")) }
  var digits = Array((whole + fraction.prefix(2)).drop { $0 == UInt8(ascii: "0") })
  if digits.isEmpty { digits = [UInt8(ascii: "0")] }
  var rest = Array(fraction.dropFirst(2))
  while rest.last == UInt8(ascii: "0") { rest.removeLast() }
  return String(decoding: rest.isEmpty ? digits : digits + [UInt8(ascii: ".")] + rest, as: UTF8.self)
}
