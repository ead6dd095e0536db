/// The sign between a name and what is said of it: `Name: value`, `Name - value`, `Name – value`, `Name — value`.
struct Parting {
  let head: Substring
  let rest: Substring

  /// The first of a text, a colon or a dash.
  init?(first text: String) {
    let bytes = text.utf8.span
    guard
      let start = bytes.indices.first(where: { Self.isColon(bytes, $0) || Self.dash(bytes, $0) != nil })
    else { return nil }
    self.init(text, start, Self.dash(bytes, start) ?? 2)
  }

  init?(firstDash text: String) {
    let bytes = text.utf8.span
    guard let start = bytes.indices.first(where: { Self.dash(bytes, $0) != nil }) else { return nil }
    self.init(text, start, Self.dash(bytes, start) ?? 0)
  }

  init?(lastDash text: String) {
    let bytes = text.utf8.span
    guard let start = bytes.indices.last(where: { Self.dash(bytes, $0) != nil }) else { return nil }
    self.init(text, start, Self.dash(bytes, start) ?? 0)
  }

  private init(_ text: String, _ start: Int, _ length: Int) {
    let first = text.utf8.index(text.startIndex, offsetBy: start)
    head = text[..<first]
    rest = text[text.utf8.index(first, offsetBy: length)...]
  }

  private static func isColon(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    bytes[start] == UInt8(ascii: ":") && start + 1 < bytes.count && bytes[start + 1] == 0x20
  }

  /// The bytes of a dash with a blank on both sides, of which the first stands at `start`.
  private static func dash(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    guard bytes[start] == 0x20, start + 2 < bytes.count else { return nil }
    if bytes[start + 1] == UInt8(ascii: "-") { return bytes[start + 2] == 0x20 ? 3 : nil }
    guard start + 4 < bytes.count, bytes[start + 1] == 0xE2, bytes[start + 2] == 0x80, bytes[start + 4] == 0x20,
      bytes[start + 3] == 0x93 || bytes[start + 3] == 0x94
    else { return nil }
    return 5
  }
}
