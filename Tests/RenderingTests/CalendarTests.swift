import Foundation
import ReportModel
import Testing

@testable import Rendering

/// The calendar file, read back by a parser that forgives nothing.
@Suite struct CalendarTests {
  private func expiry(_ text: String, _ day: String = "2026-12-31", key: String = "waiver/w", service: String? = "pay")
    -> Expiry
  {
    Expiry(
      kind: .waiver, key: key, day: Day(iso: day)!, text: text, owner: "data; platform, security", service: service,
      origin: Origin(DocumentID(source: "app", path: "w.md"), line: 3))
  }

  private func written(_ expiries: [Expiry]) -> [UInt8] {
    calendarData(expiries, title: "Tills, and more", base: "https://r.example/") { "\($0.document.path):\($0.line)" }
  }

  @Test func `an event is a whole day, with its facts`() throws {
    let events = try ParsedCalendar(written([expiry("the waiver of drills")])).events
    #expect(events.count == 1)
    #expect(events[0]["DTSTART;VALUE=DATE"] == "20261231")
    #expect(events[0]["URL"] == "https://r.example/expiry/index.html")
    #expect(events[0]["DTEND;VALUE=DATE"] == "20270101")
    #expect(events[0]["DTSTAMP"] == "20261231T000000Z")
    #expect(events[0]["SUMMARY"] == "pay: the waiver of drills ends")
    #expect(events[0]["DESCRIPTION"] == "waiver\nservice pay\nowner data; platform, security\nw.md:3")
    #expect(events[0]["UID"]?.hasSuffix("@muster") == true)
  }

  @Test(arguments: [
    "a, b; c \\ d", "line\nbreak", "a\r\nBEGIN:VEVENT", String(repeating: "Уведомления ", count: 30),
    String(repeating: "x", count: 300), "\u{0}\u{1}\u{7F}", "🎈" + String(repeating: "👩‍👩‍👧", count: 40),
  ])
  func `any text keeps to its line, and comes back`(_ text: String) throws {
    let calendar = try ParsedCalendar(written([expiry(text), expiry("other", key: "other")]))
    #expect(calendar.events.count == 2)
    let expected = String(
      decoding: text.utf8.map { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    #expect(calendar.events[0]["SUMMARY"] == "pay: \(expected) ends")
  }

  @Test func `an end that moves keeps its identity, and two ends have two`() throws {
    func ids(_ expiries: Expiry...) throws -> [String?] {
      try ParsedCalendar(written(expiries)).events.map { $0["UID"] }
    }
    #expect(try ids(expiry("a", "2026-12-31")) == ids(expiry("b", "2027-03-01")))
    #expect(Set(try ids(expiry("a"), expiry("a", key: "waiver/x"), expiry("a", service: "ledger"))).count == 3)
  }

  @Test func `nothing that runs out is a calendar all the same`() throws {
    #expect(try ParsedCalendar(written([])).events.isEmpty)
  }
}

/// RFC 5545, as strict as a calendar server: line ends, length, folding, nesting, escapes.
private struct ParsedCalendar {
  var events: [[String: String]] = []

  struct Malformed: Error { var reason: String }

  init(_ bytes: [UInt8]) throws {
    var open: [String] = []
    for line in try Self.unfolded(bytes) {
      let colon = try #require(line.firstIndex(of: UInt8(ascii: ":")), "a line without a colon")
      let name = String(decoding: line[..<colon], as: UTF8.self)
      let value = try Self.unescaped(line[line.index(after: colon)...])
      switch name {
      case "BEGIN":
        open.append(value)
        if value == "VEVENT" { events.append([:]) }
      case "END": guard open.popLast() == value else { throw Malformed(reason: "END:\(value)") }
      default:
        guard open.last == "VEVENT" else { continue }
        guard events[events.count - 1].updateValue(value, forKey: name) == nil else {
          throw Malformed(reason: "\(name) twice")
        }
      }
    }
    guard open.isEmpty else { throw Malformed(reason: "not closed: \(open)") }
  }

  private static func unfolded(_ bytes: [UInt8]) throws -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let line = rest[..<end]
      guard line.last == 0x0D else { throw Malformed(reason: "a line that does not end in CR LF") }
      let content = line.dropLast()
      guard content.count <= 75 else { throw Malformed(reason: "\(content.count) bytes in a line") }
      guard String(validating: content, as: UTF8.self) != nil else { throw Malformed(reason: "half a character") }
      guard !content.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
        throw Malformed(reason: "a control character")
      }
      if content.first == 0x20 { lines[lines.count - 1] += content.dropFirst() } else { lines.append(Array(content)) }
      rest = rest[rest.index(after: end)...]
    }
    guard rest.isEmpty else { throw Malformed(reason: "no end of line at the end") }
    return lines
  }

  private static func unescaped(_ value: ArraySlice<UInt8>) throws -> String {
    var (text, isEscaped) = ([UInt8](), false)
    for byte in value {
      if isEscaped {
        guard "\\;,nN".utf8.contains(byte) else { throw Malformed(reason: "an unknown escape") }
        text.append(byte == UInt8(ascii: "n") ? 0x0A : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        text.append(byte)
      }
    }
    guard !isEscaped else { throw Malformed(reason: "a backslash at the end") }
    return String(decoding: text, as: UTF8.self)
  }
}
