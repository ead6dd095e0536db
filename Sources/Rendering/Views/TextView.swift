/// A text that may be absent: a list of one, or of none.
struct TextView: TemplateView {
  var text: String

  static let keys: [ViewKey<Self>] = [
    .text("text") { $0.text },
    .flag("isShort") { $0.isShort },
  ]

  /// A date, a number, a word: it is not to be broken over two lines.
  private var isShort: Bool { text.utf8.count <= 18 }
}

extension TextView {
  static func list(_ texts: [String]) -> [TextView] { texts.map(TextView.init) }
  static func list(_ texts: String?...) -> [TextView] { texts.compactMap { $0.map(TextView.init) } }
}
