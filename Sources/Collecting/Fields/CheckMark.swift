import Markdown
import ReportModel

/// The mark in front of a checklist item, and what it says.
enum CheckMark {
  /// - Returns: The state and the text after the mark; `nil` when the text begins with no mark.
  static func read(_ text: String) -> (state: ChecklistItem.State, rest: String)? {
    // Every mark is beyond ASCII.
    guard let byte = text.utf8.first, byte >= 0x80 || byte == 0x20 else { return wordMark(text) }
    var scalars = Substring(text).unicodeScalars
    while scalars.first == " " { scalars.removeFirst() }
    guard let first = scalars.first, let state = states[first] else { return wordMark(text) }
    scalars.removeFirst()
    // A variation selector may follow the sign.
    while let next = scalars.first, next == "\u{FE0F}" || next == " " { scalars.removeFirst() }
    let rest = trimmedText(Substring(scalars))
    return (saysNotApplicable(rest) ? .notApplicable : state, rest)
  }

  /// What the marks in a text say, wherever they stand; `nil` when there is none, or they disagree.
  static func only(in text: String) -> ChecklistItem.State? {
    let found = Set(text.unicodeScalars.compactMap { states[$0] })
    return found.count == 1 ? found.first : nil
  }

  /// `PCI-DSS: N/A (no card data)`: the words say more than the mark before them.
  private static func saysNotApplicable(_ text: String) -> Bool {
    guard let colon = text.offset(ofByte: UInt8(ascii: ":")) else { return false }
    let value = trimmed(text.utf8.dropFirst(colon + 1)).withText
    return ["n/a", "not applicable"].contains(where: value.hasFoldedPrefix)
  }

  private static func wordMark(_ text: String) -> (state: ChecklistItem.State, rest: String)? {
    guard text.hasBytePrefix("N/A") || text.hasBytePrefix("n/a"), case let rest = text.utf8.dropFirst(3),
      rest.first == UInt8(ascii: ":") || rest.first == 0x20
    else { return nil }
    return (.notApplicable, trimmed(rest.dropFirst()).withText)
  }

  static var understood: [Understanding.Row] {
    Understanding.Row.meanings(
      "Mark", of: Dictionary(uniqueKeysWithValues: states.map { (String($0.key), $0.value) }),
      ChecklistItem.State.allCases.map { ($0, $0.rawValue) })
  }

  private static let states: [Unicode.Scalar: ChecklistItem.State] = [
    "✅": .pass, "✓": .pass, "✔": .pass, "☑": .pass, "🗸": .pass, "🟢": .pass,
    "❌": .fail, "✗": .fail, "✘": .fail, "✖": .fail, "🔴": .fail, "⛔": .fail,
    "⚠": .partial, "🟡": .partial, "🔶": .partial, "🟠": .partial,
    "☐": .unknown, "⬜": .unknown, "⏳": .unknown,
    "➖": .notApplicable,
  ]
}
