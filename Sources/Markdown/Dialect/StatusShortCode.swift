/// The emoji short codes (`:x:`) that stand for a status; the readers understand the emoji, and a page shows it.
///
/// Names as GitHub spells them. Others stay text: they are decoration, and the table would be a library of its own.
enum StatusShortCode {
  /// - Parameter name: The bytes between the colons.
  static func emoji(named name: ArraySlice<UInt8>) -> String? {
    // The longest name has 29 bytes; a String is made only for what may be a name.
    guard name.count <= 32 else { return nil }
    return emoji[String(decoding: name, as: UTF8.self)]
  }

  /// The range of `:name:` that begins at `colon`.
  static func range(at colon: Int, in bytes: [UInt8]) -> Range<Int>? {
    let limit = min(bytes.count, colon + 34)
    var end = colon + 1
    while end < limit, isWordByte(bytes[end]) || "_+-".utf8.contains(bytes[end]) { end += 1 }
    return end < limit && bytes[end] == UInt8(ascii: ":") && end > colon + 1 ? colon..<(end + 1) : nil
  }

  /// `text` with its short codes as emoji.
  static func expanded(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: ":"), let range = range(at: index, in: text),
        let emoji = emoji(named: text[range].dropFirst().dropLast())
      {
        result += emoji.utf8
        index = range.upperBound
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private static let emoji = [
    "white_check_mark": "✅", "heavy_check_mark": "✔️", "ballot_box_with_check": "☑️", "+1": "👍", "thumbsup": "👍",
    "x": "❌", "negative_squared_cross_mark": "❎", "heavy_multiplication_x": "✖️", "-1": "👎", "thumbsdown": "👎",
    "no_entry": "⛔", "no_entry_sign": "🚫", "stop_sign": "🛑", "octagonal_sign": "🛑", "rotating_light": "🚨",
    "warning": "⚠️", "exclamation": "❗", "heavy_exclamation_mark": "❗", "bangbang": "‼️", "question": "❓",
    "red_circle": "🔴", "orange_circle": "🟠", "yellow_circle": "🟡", "green_circle": "🟢", "large_blue_circle": "🔵",
    "large_green_circle": "🟢", "white_circle": "⚪", "black_circle": "⚫", "red_square": "🟥", "yellow_square": "🟨",
    "green_square": "🟩", "white_large_square": "⬜", "hourglass": "⌛", "hourglass_flowing_sand": "⏳",
    "construction": "🚧", "arrows_counterclockwise": "🔄", "pause_button": "⏸️", "soon": "🔜", "thinking": "🤔",
    "rocket": "🚀", "fire": "🔥", "boom": "💥", "lock": "🔒", "eyes": "👀", "tada": "🎉", "bulb": "💡",
  ]
}
