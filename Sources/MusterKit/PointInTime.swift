package import ReportModel

/// A point in time as somebody names it.
package enum PointInTime: Hashable, Sendable {
  /// What lies there today.
  case now
  case ago(Age)
  case day(Day)
  /// The folder of a published site. Absolute.
  case site(String)
  /// A commit, tag or branch.
  case revision(String)

  /// `now`, `7d`, `2026-11-12`, a folder of a site, and whatever else git may know by that name.
  package init(_ text: String, for request: ReportRequest) {
    if text == "now" {
      self = .now
    } else if let age = Age(text), text.utf8.last.map({ $0 > 0x39 }) ?? false {
      self = .ago(age)
    } else if let day = Day(iso: text) {
      self = .day(day)
    } else if PublishedReport(at: request.absolute(text)).exists {
      self = .site(request.absolute(text))
    } else {
      self = .revision(text)
    }
  }

  /// What is wrong with a text that is meant as a day or an age and is none; `nil` for whatever else may be a point.
  package static func fault(of text: String) -> String? {
    let bytes = Array(text.utf8)
    if bytes.isEmpty { return "a point in time is empty" }
    let isDay =
      bytes.count == 10 && bytes.indices.allSatisfy { [4, 7].contains($0) ? bytes[$0] == 0x2D : isDigit(bytes[$0]) }
    if isDay { return Day(iso: text) == nil ? "there is no day \(text)" : nil }
    let (unit, number) = (bytes[bytes.count - 1], bytes.dropLast())
    guard !number.isEmpty, number.allSatisfy(isDigit), !isDigit(unit), Age(text) == nil else { return nil }
    // A short name of a commit may be digits and one letter.
    let mayBeCommit = bytes.count >= 4 && (0x61...0x66).contains(unit)
    return mayBeCommit ? nil : "'\(text)' is no age: write days or weeks, as in 7d or 4w"
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether commits are to be read for it.
  var isPast: Bool {
    switch self {
    case .ago, .day, .revision: true
    case .now, .site: false
    }
  }

  var revision: String? {
    if case .revision(let name) = self { name } else { nil }
  }
}
