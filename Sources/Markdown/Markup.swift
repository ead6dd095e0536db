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
  case pageLink(String), externalLink(SafeURL), broken(reason: String), localPath(String)

  enum Alignment { case none, left, centre, right }

  var opening: String {
    switch self {
    case .table: "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"table\"><table>"
    case .tableHead: "<thead>"
    case .tableBody: "<tbody>"
    case .tableRow: "<tr>"
    case .headerCell(.none): "<th scope=\"col\">"
    case .cell(.none): "<td>"
    case .headerCell(let alignment): "<th scope=\"col\"\(alignment.attribute)>"
    case .cell(let alignment): "<td\(alignment.attribute)>"
    case .heading(let level, let id): "<h\(level) id=\"\(escapedHTML(id.id))\">"
    case .taskBox(let isTicked):
      "<input type=\"checkbox\" disabled\(isTicked ? " checked" : "") aria-label=\"\(isTicked ? "done" : "open")\"> "
    case .strikethrough: "<del>"
    case .pageLink(let address): "<a href=\"\(escapedHTML(address))\">"
    case .externalLink(let url):
      "<a href=\"\(escapedHTML(url.text))\" rel=\"noopener noreferrer nofollow\" class=\"ext\">"
    case .broken(let reason): "<span class=\"broken\" title=\"\(escapedHTML(reason))\">"
    case .localPath(let path): "<span class=\"path\" title=\"\(escapedHTML(path))\">"
    }
  }

  var closing: String {
    switch self {
    case .table: "</table></div>"
    case .tableHead: "</thead>"
    case .tableBody: "</tbody>"
    case .tableRow: "</tr>"
    case .headerCell: "</th>"
    case .cell: "</td>"
    case .heading(let level, _): "</h\(level)>"
    case .taskBox: ""
    case .strikethrough: "</del>"
    case .pageLink, .externalLink: "</a>"
    case .broken, .localPath: "</span>"
    }
  }
}

extension Markup.Alignment {
  fileprivate var attribute: String {
    switch self {
    case .none: ""
    case .left: " class=\"ta-l\""
    case .centre: " class=\"ta-c\""
    case .right: " class=\"ta-r\""
    }
  }
}
