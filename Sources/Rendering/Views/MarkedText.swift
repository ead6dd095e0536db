/// A text in which backticks mark what is to be typed or was found, and in which a name is not broken over two lines.
struct MarkedText: TemplateView {
  var pieces: [Piece]

  static let keys: [ViewKey<Self>] = [.list("pieces") { $0.pieces }]

  struct Piece: TemplateView {
    var text: String
    var kind: Kind

    enum Kind: Sendable {
      case words, code
      /// `2026-11-30`, `NO-GO`
      case name
    }

    static let keys: [ViewKey<Self>] = [
      .text("text") { $0.text },
      .flag("isCode") { $0.kind == .code },
      .flag("isName") { $0.kind == .name },
      .flag("isWords") { $0.kind == .words },
    ]
  }
}

extension MarkedText {
  /// A text of Muster's own. A backtick without a second one stays what it is.
  init(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count % 2 == 1 else {
      self.init(sentence: text)
      return
    }
    let pieces = parts.enumerated().flatMap { $0 % 2 == 1 ? [Piece(text: $1, kind: .code)] : Self(sentence: $1).pieces }
    self.init(pieces: pieces.filter { !$0.text.isEmpty })
  }

  /// A text with words of documents in it, where a backtick means nothing.
  init(sentence: String) {
    var (pieces, words): ([Piece], [UInt8]) = ([], [])
    for run in runs(of: Array(sentence.utf8)) {
      guard isName(run) else {
        words += run
        continue
      }
      if !words.isEmpty { pieces.append(Piece(text: String(decoding: words, as: UTF8.self), kind: .words)) }
      pieces.append(Piece(text: String(decoding: run, as: UTF8.self), kind: .name))
      words = []
    }
    if !words.isEmpty { pieces.append(Piece(text: String(decoding: words, as: UTF8.self), kind: .words)) }
    self.init(pieces: pieces)
  }

  static func list(_ texts: String?...) -> [MarkedText] { texts.compactMap { $0.map { MarkedText($0) } } }
}

/// Letters, digits and hyphens by themselves, and what stands between them.
private func runs(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  var runs: [ArraySlice<UInt8>] = []
  var start = 0
  for index in bytes.indices.dropFirst() where isOfName(bytes[index]) != isOfName(bytes[index - 1]) {
    runs.append(bytes[start..<index])
    start = index
  }
  return bytes.isEmpty ? [] : runs + [bytes[start...]]
}

/// A date, a decision, an id: hyphens between capitals and digits. One that is long must be broken on a telephone.
private func isName(_ run: ArraySlice<UInt8>) -> Bool {
  guard let first = run.first, let last = run.last, run.count <= 18, run.contains(hyphen) else { return false }
  return first != hyphen && last != hyphen && run.allSatisfy { $0 < 0x61 && isOfName($0) }
}

private let hyphen = UInt8(ascii: "-")

private func isOfName(_ byte: UInt8) -> Bool {
  byte == hyphen || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    || byte >= 0x80
}
