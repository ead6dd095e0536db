/// A failure that somebody accepted, until a day.
public struct Waiver: Hashable, Sendable, Codable {
  /// The check that may fail, as written.
  public var check: String?
  public var reason: String?
  /// Who asked for it.
  public var author: String?
  public var approver: String?
  public var created: Day?
  /// Something is written for the day of its creation, and it is no day.
  public var isCreatedUnreadable: Bool
  /// The last day on which it holds.
  public var expires: Day?
  public var compensatingControl: String?
  /// The waiver that it continues.
  public var renews: String?
  /// It says that the check does not apply, which is more than that it may fail.
  public var saysNotApplicable: Bool
  /// Its status is none that puts it in force: `draft`, `revoked`, or a word that nobody knows.
  public var isOutOfForce: Bool

  public init(
    check: String? = nil, reason: String? = nil, author: String? = nil, approver: String? = nil, created: Day? = nil,
    isCreatedUnreadable: Bool = false, expires: Day? = nil, compensatingControl: String? = nil, renews: String? = nil,
    saysNotApplicable: Bool = false, isOutOfForce: Bool = false
  ) {
    self.check = check
    self.reason = reason
    self.author = author
    self.approver = approver
    self.created = created
    self.isCreatedUnreadable = isCreatedUnreadable
    self.expires = expires
    self.compensatingControl = compensatingControl
    self.renews = renews
    self.saysNotApplicable = saysNotApplicable
    self.isOutOfForce = isOutOfForce
  }

  /// What keeps a waiver from waiving anything, whatever the day.
  public enum Fault: String, Hashable, Sendable, CaseIterable {
    case noCheck = "no check"
    case noReason = "no reason"
    case noApprover = "no approver"
    case selfApproved = "approved by its author"
    case unreadableCreated = "the day of its creation cannot be read"
    case tooLong = "longer than 180 days"
    case outOfForce = "its status is none that puts it in force"
  }

  /// In days.
  public static let longest = 180
  /// In days, for a blocker.
  public static let longestForBlocker = 90
  /// How often one may be continued.
  public static let mostRenewals = 2

  public var faults: [Fault] {
    var faults: [Fault] = []
    if check == nil { faults.append(.noCheck) }
    if reason == nil { faults.append(.noReason) }
    // Who asks whether somebody approved it does not know.
    if approver.map({ $0.utf8.contains(UInt8(ascii: "?")) }) ?? true { faults.append(.noApprover) }
    if isSelfApproved { faults.append(.selfApproved) }
    if isCreatedUnreadable { faults.append(.unreadableCreated) }
    if !saysNotApplicable, let created, let expires, expires - created > Self.longest { faults.append(.tooLong) }
    if isOutOfForce { faults.append(.outOfForce) }
    return faults
  }

  /// Nobody but its author approved it: all of the approvers are, or the one whose name has a comma.
  private var isSelfApproved: Bool {
    guard let approver else { return false }
    let authors = people(in: author ?? "").reduce(names(of: author ?? "")) { $0.union(names(of: $1)) }
    if !authors.isDisjoint(with: names(of: approver)) { return true }
    let approvers = people(in: approver)
    return !approvers.isEmpty && approvers.allSatisfy { saysAuthor($0) || !authors.isDisjoint(with: names(of: $0)) }
  }

  /// `the author`, `see author`, `the team itself`; not `the author's manager`.
  private func saysAuthor(_ person: String) -> Bool {
    let words = foldedName(person).utf8.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
    return words.last.map(Self.selves.contains) ?? false
      || words.contains(where: Self.authors.contains)
        && words.allSatisfy { Self.authors.contains($0) || Self.besideAuthors.contains($0) }
  }

  private func people(in list: String) -> [String] {
    list.utf8.split { ",;&+".utf8.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
      .filter { !foldedName($0).isEmpty }
  }

  /// `Ann <ann@x.org>` has two. `Byron, Ada` and `Ada Byron` are one, and so is who is named twice.
  private func names(of person: String) -> Set<String> {
    Set(
      person.utf8.split { "<>()".utf8.contains($0) }.map { part in
        let words = foldedName(String(decoding: part, as: UTF8.self)).utf8.split(separator: UInt8(ascii: "-"))
        return Set(words.map { String(decoding: $0, as: UTF8.self) }).sorted().joined(separator: "-")
      }
    ).subtracting([""])
  }

  private static let selves: Set<String> = [
    "self", "itself", "himself", "herself", "themselves", "myself", "ourselves",
  ]
  private static let authors: Set<String> = ["author", "authors", "requester", "requestor", "submitter", "same"]
  private static let besideAuthors: Set<String> = ["the", "see", "as", "above", "person", "team", "by", "its", "of"]
}
