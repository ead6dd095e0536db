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
