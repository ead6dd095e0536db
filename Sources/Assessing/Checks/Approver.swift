/// The name of whoever has approved something; `nil` where the words say that nobody has yet.
///
/// `not approved`, `pending (platform)`, `CTO (to be confirmed)` and `[Approver name]` name nobody who has.
func statedApprover(_ written: String) -> String? {
  guard let name = statedName(written), statedName(withoutBrackets(name)) != nil else { return nil }
  let words = claimWords(name)
  guard let first = words.first, first != "no", first != "none", refusals.isDisjoint(with: words),
    !zip(words, words.dropFirst()).contains(where: { $0 == ("to", "be") }),
    !placeholders.contains(words.joined(separator: " "))
  else { return nil }
  return name
}

/// Without what waits to be filled in: `[Approver name]`, `{{name}}`, `<name>`. An address, a mention or a link among brackets
/// is somebody's.
private func withoutBrackets(_ name: String) -> String {
  var (kept, rest) = ([UInt8](), Array(name.utf8)[...])
  var unclosed: Set<UInt8> = []
  while let byte = rest.first {
    let end = closes[byte].flatMap { unclosed.contains($0) ? nil : rest.firstIndex(of: $0) }
    if let close = closes[byte], let end {
      let (inside, behind) = (rest[rest.startIndex..<end], rest[end...].drop { $0 == close })
      let isSomebody =
        inside.contains(UInt8(ascii: "@")) || inside.contains(UInt8(ascii: "~")) || inside.starts(with: "[[".utf8)
        || behind.first == UInt8(ascii: "(")
      if isSomebody { kept += inside }
      rest = behind
    } else {
      // Brackets that nobody closes are looked for once.
      if let close = closes[byte] { unclosed.insert(close) }
      kept.append(byte)
      rest = rest.dropFirst()
    }
  }
  return String(decoding: kept, as: UTF8.self)
}

private let closes: [UInt8: UInt8] = [
  UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "{"): UInt8(ascii: "}"), UInt8(ascii: "<"): UInt8(ascii: ">"),
]

private let placeholders: Set<String> = [
  "n n", "nn", "name", "your name", "approver", "approver name", "name of approver", "name role", "name and role",
  "xxx",
]

private let refusals: Set<String> = [
  "not", "never", "pending", "awaiting", "awaits", "unsigned", "unapproved", "tbd", "tba", "tbc", "todo", "refused",
  "rejected", "declined", "denied", "withdrawn", "revoked", "nobody", "requested", "asked", "waiting", "self", "myself",
  "offen", "unconfirmed",
]
