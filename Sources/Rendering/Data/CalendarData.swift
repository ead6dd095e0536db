import Digest
import ReportModel

/// `expiry/expiry.ics`: every end as an all-day event, by RFC 5545.
///
/// An event's stamp is its own day: the same every night, and another when the event moves.
///
/// - Parameters:
///   - base: Where the site is published, if that is known: each event leads to the page of all ends.
///   - place: Where it is written, for the event's description.
func calendarData(
  _ expiries: [Expiry], title: String, base: String? = nil, place: (Origin) -> String
) -> [UInt8] {
  var calendar = CalendarWriter()
  calendar.line("BEGIN:VCALENDAR")
  calendar.line("VERSION:2.0")
  calendar.line("PRODID:-//Muster//Expiry calendar//EN")
  calendar.line("CALSCALE:GREGORIAN")
  calendar.line("METHOD:PUBLISH")
  calendar.line("NAME:", text: title)
  calendar.line("X-WR-CALNAME:", text: title)
  for expiry in expiries {
    let facts = [
      expiry.kind.word, expiry.service.map { "service \($0)" }, expiry.owner.map { "owner \($0)" },
      place(expiry.origin),
    ]
    calendar.line("BEGIN:VEVENT")
    calendar.line("UID:\(expiry.identifier)")
    calendar.line("DTSTAMP:\(expiry.day.basic)T000000Z")
    calendar.line("DTSTART;VALUE=DATE:\(expiry.day.basic)")
    calendar.line("DTEND;VALUE=DATE:\((expiry.day + 1).basic)")
    calendar.line(
      "SUMMARY:",
      text: "\(expiry.service.map { "\($0): " } ?? "")\(expiry.text) \(expiry.kind.duty == nil ? "ends" : "is due")")
    calendar.line("DESCRIPTION:", text: facts.compactMap(\.self).joined(separator: "\n"))
    if let base { calendar.line("URL:\(base)\(SiteSection.expiry.address)") }
    calendar.line("CATEGORIES:", text: expiry.kind.word)
    calendar.line("TRANSP:TRANSPARENT")
    calendar.line("END:VEVENT")
  }
  calendar.line("END:VCALENDAR")
  return calendar.bytes
}

/// Content lines, ended by CR LF and folded so that none is longer than 75 bytes.
private struct CalendarWriter {
  private(set) var bytes: [UInt8] = []

  /// - Parameter text: A value of type TEXT, in which four characters have a meaning of their own.
  mutating func line(_ name: String, text: String = "") {
    var content = Array(name.utf8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): content += [UInt8(ascii: "\\"), byte]
      case 0x0A: content += #"\n"#.utf8
      // Other control characters may not stand in a content line at all.
      case 0x00...0x1F, 0x7F: content.append(0x20)
      default: content.append(byte)
      }
    }
    fold(content)
  }

  /// Never within a character: a line that begins in the middle of one is no UTF-8.
  private mutating func fold(_ content: [UInt8]) {
    var start = content.startIndex
    var room = 75
    while content.endIndex - start > room {
      var end = start + room
      while content[end] & 0xC0 == 0x80, end > start + 1 { end -= 1 }
      bytes += content[start..<end]
      bytes += "\r\n ".utf8
      (start, room) = (end, 74)
    }
    bytes += content[start...]
    bytes += "\r\n".utf8
  }
}

extension Expiry {
  /// The same on every night and for every day, so that a calendar moves the event instead of doubling it.
  fileprivate var identifier: String {
    let identity = [kind.rawValue, service ?? "", origin.document.source, key].joined(separator: "\u{0}")
    return ContentDigest(of: identity.utf8).description.prefix(32) + "@muster"
  }
}

extension Day {
  /// `20261120`.
  fileprivate var basic: String { iso.split(separator: "-").joined() }
}
