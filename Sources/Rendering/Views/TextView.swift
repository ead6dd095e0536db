/// A text that may be absent: a list of one, or of none.
struct TextView: TemplateView {
  var text: String

  static let keys: [ViewKey<Self>] = [.text("text") { $0.text }]
}

extension TextView {
  static func list(_ texts: String?...) -> [TextView] { texts.compactMap { $0.map(TextView.init) } }
}
