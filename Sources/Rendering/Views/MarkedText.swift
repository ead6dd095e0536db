/// A text of Muster's own, in which backticks mark what is to be typed or was found.
struct MarkedText: TemplateView {
  var pieces: [Piece]

  static let keys: [ViewKey<Self>] = [.list("pieces") { $0.pieces }]

  struct Piece: TemplateView {
    var text: String
    var isCode: Bool

    static let keys: [ViewKey<Self>] = [
      .text("text") { $0.text },
      .flag("isCode") { $0.isCode },
      .flag("isWords") { !$0.isCode },
    ]
  }
}

extension MarkedText {
  /// A backtick without a second one stays what it is.
  init(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count % 2 == 1 else {
      self.init(pieces: [Piece(text: text, isCode: false)])
      return
    }
    let pieces = parts.enumerated().map { Piece(text: $1, isCode: $0 % 2 == 1) }
    self.init(pieces: pieces.filter { !$0.text.isEmpty })
  }

  static func list(_ texts: String?...) -> [MarkedText] { texts.compactMap { $0.map { MarkedText($0) } } }
}
