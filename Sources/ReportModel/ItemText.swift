/// The text of a checklist's item: what it speaks of and, behind a colon or a dash that stands free, what it says of it.
///
/// `Metrics: Prometheus endpoint`, `Backups tested — TBD`. The colon of `app.py:5` and the hyphen of `on-call` part nothing.
public struct ItemText {
  /// All of the text when nothing parts it; without the remark in brackets at its end otherwise.
  public let subject: String
  /// What follows each colon and each dash, up to the end, and what stands in brackets.
  public let answers: [String]

  public init(_ text: String) {
    let partings = Self.partings(in: text)
    subject = partings.first { $0.end > text.startIndex }.map { Self.withoutRemark(text[..<$0.end]) } ?? text
    let lastColon = text.utf8.lastIndex(of: UInt8(ascii: ":")).map { text[$0...] }
    answers = (partings.map { text[$0.next...] } + [lastColon].compactMap(\.self) + Self.remarks(in: text)).map {
      String($0)
    }
  }

  /// `Rollback tested (planned), see the plan`.
  private static func remarks(in text: String) -> [Substring] {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return [] }
    return text.utf8.split(separator: UInt8(ascii: "(")).compactMap { part in
      part.startIndex == text.startIndex
        ? nil : part.firstIndex(of: UInt8(ascii: ")")).map { Substring(part[..<$0]) }
    }
  }

  /// The text, cut at each parting and around each remark in brackets; together they hold all of its words, in order.
  public static func parts(of text: String) -> [Part] {
    let (open, close) = (UInt8(ascii: "("), UInt8(ascii: ")"))
    let isBracketed = text.utf8.contains(open)
    var parts: [Part] = []
    func add(_ clause: Substring, _ number: Int) {
      guard isBracketed else { return parts.append(Part(text: clause, clause: number, isRemark: false)) }
      for piece in clause.utf8.split(separator: open, omittingEmptySubsequences: false) {
        let end = piece.startIndex == clause.startIndex ? nil : piece.firstIndex(of: close)
        if let end { parts.append(Part(text: Substring(piece[..<end]), clause: number, isRemark: true)) }
        parts.append(Part(text: Substring(piece[(end ?? piece.startIndex)...]), clause: number, isRemark: false))
      }
    }
    var (start, number) = (text.startIndex, 0)
    for parting in partings(in: text) {
      add(text[start..<parting.end], number)
      (start, number) = (parting.end, number + 1)
    }
    add(text[start...], number)
    return parts
  }

  public struct Part: Sendable {
    public let text: Substring
    /// How many partings stand before it.
    public let clause: Int
    /// It stands in brackets, which ``answers`` hold too.
    public let isRemark: Bool
  }

  private struct Parting {
    var end: String.Index
    var next: String.Index
  }

  private static func partings(in text: String) -> [Parting] {
    guard text.utf8.contains(where: isPartingByte) else { return [] }
    return text.utf8.split(separator: 0x20).compactMap { word in
      let isDash = dashes.contains { word.elementsEqual($0.utf8) }
      guard isDash || word.last == UInt8(ascii: ":") else { return nil }
      let end = isDash ? word.startIndex : text.utf8.index(before: word.endIndex)
      return Parting(end: end, next: word.endIndex)
    }
  }

  /// `Metrics (Prometheus)` speaks of metrics.
  private static func withoutRemark(_ text: Substring) -> String {
    let text = text.utf8.last == 0x20 ? text.dropLast() : text
    guard text.utf8.last == UInt8(ascii: ")"), let open = text.utf8.firstIndex(of: UInt8(ascii: "(")) else {
      return String(text)
    }
    return String(text[..<open])
  }

  /// A colon, or the first byte of a dash.
  private static func isPartingByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == 0xE2
  }

  private static let dashes = ["-", "--", "\u{2013}", "\u{2014}"]
}
