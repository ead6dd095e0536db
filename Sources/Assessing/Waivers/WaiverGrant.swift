import Diagnostics
import ReportModel

/// A waiver that may do what it says: it has all that one needs, and is only a matter of days.
struct WaiverGrant: Hashable, Sendable {
  var record: Record
  var waiver: Waiver
  /// The id of the check that it means.
  var check: String
  /// What the check asks.
  var question: String
  /// The last day on which it holds.
  var expires: Day

  /// From the day on which it was created to the end of its last day.
  func isInForce(on day: Day) -> Bool { !isAhead(of: day) && expires >= day }

  func isAhead(of day: Day) -> Bool { waiver.created.map { $0 > day } ?? false }

  /// Its author, unless it says otherwise.
  var owner: String? { record.owner ?? waiver.author }

  /// `until 2026-12-01, approved by platform: one harbour only`.
  var words: String {
    let approver = waiver.approver.map { ", approved by \(excerpt($0))" } ?? ""
    let reason = waiver.reason.map { ": \(excerpt($0))" } ?? ""
    return "until \(expires.iso)\(approver)\(reason)"
  }

  /// The one that lasts longest; of those, the first in the order of places.
  static func isLonger(_ one: WaiverGrant, _ other: WaiverGrant) -> Bool {
    one.expires == other.expires ? Record.standsBefore(other.record, one.record) : one.expires < other.expires
  }
}

extension [WaiverGrant] {
  /// Those for one check that are created by a day, and those that take over from them without a day between.
  func known(on day: Day) -> [WaiverGrant] {
    guard contains(where: { $0.isAhead(of: day) }) else { return self }
    var last = lazy.filter { !$0.isAhead(of: day) }.map(\.expires).max()
    var renewals: Set<String> = []
    for grant in sorted(on: { $0.waiver.created ?? day }, by: <) where grant.isAhead(of: day) {
      guard let created = grant.waiver.created, let end = last, end >= day, created - end <= 1 else { continue }
      renewals.insert(grant.record.id)
      last = Swift.max(end, grant.expires)
    }
    return filter { !$0.isAhead(of: day) || renewals.contains($0.record.id) }
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var waiver: Waiver? {
    guard case .waiver(let waiver) = details else { return nil }
    return waiver
  }
}
