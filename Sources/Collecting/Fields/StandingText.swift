import ReportModel

/// What of a text still stands: nothing that is struck through, and of options behind boxes those that are ticked.
enum StandingText {
  /// `~~NO-GO~~ GO` is `GO`, and so are `☐ NO-GO ☒ GO` and `NO-GO [ ] GO [x]`; empty where nothing stands.
  static func read(_ text: String) -> String { ticked(unstruck(text)) }

  /// Whether the text has boxes to tick.
  static func hasBoxes(_ text: String) -> Bool { !options(unstruck(text)).isEmpty }

  /// Whether one of its boxes is ticked.
  static func hasTick(_ text: String) -> Bool { options(unstruck(text)).contains(where: \.isTicked) }

  /// What stands where there is a box that nobody ticked: of `[x] Open [ ] Fixed` what is ticked.
  static func chosen(_ text: String) -> String {
    let isLeft = boxes.contains { !$0.isTicked && text.containsBytes($0.sign) }
    return isLeft ? read(text) : unstruck(text)
  }

  /// Whether all that the text says stands behind boxes of which none is ticked: `☐ Open ☐ Fixed`, `[ ]`.
  static func isUnticked(_ text: String) -> Bool {
    boxes.contains { !$0.isTicked && text.containsBytes($0.sign) } && read(text).isEmpty
  }

  /// The text without what stands between pairs of two tildes.
  static func unstruck(_ text: String) -> String {
    guard text.containsBytes("~~") else { return text }
    var (kept, rest) = ([String](), text.utf8[...])
    while let start = rest.firstRange(of: "~~".utf8),
      case let behind = rest[start.upperBound...], let end = behind.firstRange(of: "~~".utf8),
      end.lowerBound > behind.startIndex
    {
      kept.append(rest[..<start.lowerBound].withText)
      rest = behind[end.upperBound...]
    }
    return trimmedText((kept + [rest.withText]).joined(separator: " "))
  }

  private static func ticked(_ text: String) -> String {
    let options = options(text)
    guard let last = options.last else { return text }
    let lead = trimmedText(text.utf8.prefix(options[0].start).withText)
    let isBehind = !lead.isEmpty && last.text.isEmpty
    let texts = isBehind ? [lead] + options.map(\.text) : options.map(\.text)
    let kept = zip(options, texts).filter { $0.0.isTicked }.map(\.1)
    return (isBehind || lead.isEmpty ? kept : [lead] + kept).joined(separator: ", ")
  }

  /// The boxes of a text, each with what stands behind it.
  private static func options(_ text: String) -> [(isTicked: Bool, start: Int, text: String)] {
    guard text.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") }) else {
      return []
    }
    let bytes = Array(text.utf8)
    var found: [(isTicked: Bool, start: Int, end: Int)] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let box = boxes.first { bytes[index...].starts(with: $0.sign.utf8) }
      if let box { found.append((box.isTicked, index, index + box.sign.utf8.count)) }
      index += box?.sign.utf8.count ?? 1
    }
    let ends = found.dropFirst().map(\.start) + [bytes.count]
    return zip(found, ends).map { ($0.isTicked, $0.start, trimmedText(bytes[$0.end..<$1].withText)) }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Box of an option that counts", boxes.filter(\.isTicked).map(\.sign)),
      .init("Box of an option that does not", boxes.filter { !$0.isTicked }.map(\.sign)),
    ]
  }

  private static let boxes: [(sign: String, isTicked: Bool)] = [
    ("☑", true), ("☒", true), ("[x]", true), ("[X]", true), ("(x)", true), ("(X)", true), ("☐", false), ("⬜", false),
    ("[ ]", false), ("( )", false),
  ]
}
