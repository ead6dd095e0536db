/// What a file of the site is, by the end of its name and never by its content.
enum MediaType: String, Hashable, Sendable {
  case html = "text/html; charset=utf-8"
  case css = "text/css; charset=utf-8"
  case script = "text/javascript; charset=utf-8"
  case text = "text/plain; charset=utf-8"
  case csv = "text/csv; charset=utf-8"
  case calendar = "text/calendar; charset=utf-8"
  case json = "application/json"
  case feed = "application/atom+xml; charset=utf-8"
  case svg = "image/svg+xml"
  case png = "image/png"
  case jpeg = "image/jpeg"
  case gif = "image/gif"
  case webp = "image/webp"
  case avif = "image/avif"
  /// Whatever else it is, a browser saves it and does not show it.
  case bytes = "application/octet-stream"

  init(of address: String) {
    let ending = address.utf8.split(separator: UInt8(ascii: ".")).last.map { String(decoding: $0, as: UTF8.self) }
    self =
      switch ending {
      case "html": .html
      case "css": .css
      case "js": .script
      case "txt": .text
      case "csv": .csv
      case "ics": .calendar
      case "json": .json
      case "xml": .feed
      case "svg": .svg
      case "png": .png
      case "jpg", "jpeg": .jpeg
      case "gif": .gif
      case "webp": .webp
      case "avif": .avif
      default: .bytes
      }
  }
}
