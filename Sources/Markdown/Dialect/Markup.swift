/// The only tags that we put into a document ourselves.
///
/// A closed list whose associated values can only be made by their validators, so no tag or attribute name ever comes from
/// input and every value is escaped here.
enum Markup {
  case table, tableHead, tableBody, tableRow
  case headerCell(Alignment), cell(Alignment)
  case heading(level: Int, id: HeadingSlug)
  case taskBox(isTicked: Bool)
  case strikethrough
  case inline(InlineTag)
  case details(isOpen: Bool), summary
  case alert(Alert), alertTitle
  case footnoteReference(FootnoteReference), footnotes, footnote(number: Int), footnoteReturn(FootnoteReference)
  case pageLink(String), externalLink(SafeURL), broken(reason: String), localPath(String)
  case picture(Picture, words: String)
  case claim(ClaimMark)

  enum Alignment { case none, left, centre, right }

  /// Whose tags: a page's have names for those who do not see it, and classes; the specification's are compared with its
  /// examples.
  enum Style { case page, specification }

  func opening(_ style: Style) -> String {
    switch self {
    case .table:
      style == .page ? "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"table\"><table>" : "<table>"
    case .tableHead: "<thead>"
    case .tableBody: "<tbody>"
    case .tableRow: "<tr>"
    case .headerCell(let alignment): "<th\(style == .page ? " scope=\"col\"" : "")\(alignment.attribute(style))>"
    case .cell(let alignment): "<td\(alignment.attribute(style))>"
    case .heading(let level, let id): "<h\(level) id=\"\(escapedHTML(id.id))\">"
    case .taskBox(let isTicked): Self.box(isTicked: isTicked, style)
    case .strikethrough: "<del>"
    case .inline(let tag): tag.isVoid ? "<\(tag.rawValue) />" : "<\(tag.rawValue)>"
    case .details(let isOpen): isOpen ? "<details open>" : "<details>"
    case .summary: "<summary>"
    case .alert(let alert): "<div class=\"alert alert-\(alert.rawValue)\">"
    case .alertTitle: "<p class=\"alert-title\">"
    case .footnoteReference(let reference):
      "<sup class=\"footnote-ref\"><a href=\"#fn\(reference.number)\" id=\"\(reference.id)\">\(reference.number)"
    case .footnotes:
      "<section class=\"footnotes\"\(style == .page ? " aria-label=\"Footnotes\"" : "")>\n<ol>"
    case .footnote(let number): "<li id=\"fn\(number)\">"
    case .footnoteReturn(let reference):
      "<a href=\"#\(reference.id)\" class=\"footnote-backref\"\(Self.returnLabel(reference, style))>↩</a>"
    case .pageLink(let address): "<a href=\"\(escapedHTML(address))\">"
    case .externalLink(let url):
      "<a href=\"\(escapedHTML(url.text))\" rel=\"noopener noreferrer nofollow\" class=\"ext\">"
    case .broken(let reason): "<span class=\"broken\" title=\"\(escapedHTML(reason))\">"
    case .localPath(let path): "<span class=\"path\" title=\"\(escapedHTML(path))\">"
    case .picture(let picture, let words):
      "<img src=\"\(escapedHTML(picture.address))\" alt=\"\(escapedHTML(words))\"\(picture.size.attributes) loading=\"lazy\">"
    case .claim(let mark):
      " <a class=\"s \(mark.verdict.tone)\" href=\"\(escapedHTML(mark.address))\"\(Self.label(of: mark))>\(mark.verdict.rawValue)</a>"
    }
  }

  func closing(_ style: Style) -> String {
    switch self {
    case .table: style == .page ? "</table></div>" : "</table>"
    case .tableHead: "</thead>"
    case .tableBody: "</tbody>"
    case .tableRow: "</tr>"
    case .headerCell: "</th>"
    case .cell: "</td>"
    case .heading(let level, _): "</h\(level)>"
    case .taskBox, .footnoteReturn, .picture, .claim: ""
    case .strikethrough: "</del>"
    case .inline(let tag): tag.isVoid ? "" : "</\(tag.rawValue)>"
    case .details: "</details>"
    case .summary: "</summary>"
    case .alert: "</div>"
    case .alertTitle: "</p>"
    case .footnoteReference: "</a></sup>"
    case .footnotes: "</ol>\n</section>"
    case .footnote: "</li>"
    case .pageLink, .externalLink: "</a>"
    case .broken, .localPath: "</span>"
    }
  }

  private static func box(isTicked: Bool, _ style: Style) -> String {
    let state = isTicked ? " checked=\"\"" : ""
    let label = style == .page ? " aria-label=\"\(isTicked ? "done" : "open")\"" : ""
    return "<input type=\"checkbox\" disabled=\"\"\(state)\(label)> "
  }

  private static func returnLabel(_ reference: FootnoteReference, _ style: Style) -> String {
    style == .page ? " aria-label=\"back to reference \(reference.number)\"" : ""
  }
}

extension Markup {
  /// Out of its sentence, the word says nothing of what it is about.
  fileprivate static func label(of mark: ClaimMark) -> String {
    mark.words.first.map { " aria-label=\"\(mark.verdict.rawValue): \(escapedHTML($0))\"" } ?? ""
  }
}

extension FootnoteReference {
  fileprivate var id: String { occurrence == 1 ? "fnref\(number)" : "fnref\(number)-\(occurrence)" }
}

extension Picture.Size? {
  /// They let a browser keep the room free, so that nothing jumps when the picture comes.
  fileprivate var attributes: String { map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? "" }
}

extension Markup.Alignment {
  fileprivate func attribute(_ style: Markup.Style) -> String {
    switch (self, style) {
    case (.none, _): ""
    case (.left, .page): " class=\"ta-l\""
    case (.centre, .page): " class=\"ta-c\""
    case (.right, .page): " class=\"ta-r\""
    case (.left, .specification): " align=\"left\""
    case (.centre, .specification): " align=\"center\""
    case (.right, .specification): " align=\"right\""
    }
  }
}
