import ReportModel

/// The columns, keys and fields of waivers, by the names that go by in the world.
enum WaiverColumns {
  /// What each field is called in the world.
  static let names: [String: [String]] = [
    "id": [
      "id", "waiver", "waiver id", "exception", "exception id", "exemption id", "risk id", "gap id", "#", "nr", "no",
    ],
    "service": ["service", "component", "system", "application", "app"],
    "check": ["check", "control", "rule", "requirement", "policy", "check id", "control id", "standard"],
    "reason": ["reason", "justification", "rationale", "why", "business justification"],
    "author": ["author", "requested by", "requester", "requestor", "raised by", "submitted by"],
    "approver": [
      "approver", "approved by", "approvers", "authorised by", "authorized by", "signed off by", "approval",
      "accepted by",
    ],
    "created": [
      "created", "created at", "created on", "granted", "granted on", "date", "opened", "approved on", "approved at",
      "start",
      "valid from", "from",
    ],
    "expires": [
      "expires", "expiry", "expires on", "expires at", "time limit", "expiration", "expiration date", "expiry date",
      "valid until", "valid to",
      "until", "end", "end date", "ends", "due", "review by", "review on", "review date",
    ],
    "control": ["compensating control", "compensating controls", "mitigation", "mitigations"],
    "renews": ["renews", "renewal of"],
    "owner": ["owner"],
    "status": ["status", "state"],
  ]

  /// What a name stands for; `nil` for one that is none of these.
  static func column(_ name: String) -> String? { byName[foldedKey(name)] }

  /// `-`, `N/A`, `(None)`.
  static func saysNothing(_ text: String) -> Bool {
    let bare = text.utf8.filter { !"()[]".utf8.contains($0) }.withText
    return nothing.contains(trimmedText(bare).asciiLowercased)
  }

  /// `not-applicable`, `N/A`: that the check does not apply, rather than that it may fail.
  static func saysNotApplicable(_ status: String?) -> Bool {
    ["notapplicable", "na", "doesnotapply"].contains(foldedKey(status ?? ""))
  }

  private static let byName: [String: String] = Dictionary(
    names.flatMap { column, names in names.map { (foldedKey($0), column) } }
  ) { first, _ in first }
  private static let nothing: Set<String> = ["", "-", "—", "–", "n/a", "none", "tbd", "?", "null", "~"]
}
