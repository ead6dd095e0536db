/// Links to the parts of a list, or to its further pages: what a filter is to a reader without script.
struct ChoicesView: TemplateView {
  /// What the links choose from, for whoever does not see the row.
  var label: String
  var links: [HeaderView.SectionLink]

  static let keys: [ViewKey<Self>] = [
    .text("choiceLabel") { $0.label },
    .list("links") { $0.links },
  ]
}

extension ChoicesView {
  /// Nothing where there is nothing to choose.
  static func list(_ label: String, _ links: [HeaderView.SectionLink]) -> [ChoicesView] {
    links.count > 1 ? [ChoicesView(label: label, links: links)] : []
  }
}
