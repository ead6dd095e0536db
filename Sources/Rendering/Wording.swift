package import ReportModel

/// What a status looks like; the stylesheet has a shape and a colour for each.
enum Tone: String, Hashable, Sendable, CaseIterable {
  case good, caution, half, bad, unknown, quiet
}

/// A word and its tone, never one without the other.
struct Status: Hashable, Sendable {
  var word: String
  var tone: Tone
}

/// What is counted over the whole portfolio belongs to none of them alone.
let allServices = "all services"

/// Where a document leaves something out: that is not to say that there is none.
let noneStated = "none stated"

extension Decision.Word {
  var status: Status {
    switch self {
    case .go: Status(word: rawValue, tone: .good)
    case .goWithConditions: Status(word: rawValue, tone: .caution)
    case .noGo: Status(word: rawValue, tone: .bad)
    case .notAssessed: Status(word: rawValue, tone: .unknown)
    }
  }
}

extension Check {
  /// Who answers it beside a row that begins with its id, each way with a label: for its page as for `muster explain`.
  package var waysToAnswer: [(label: String, words: [String])] {
    let probed = probe == nil ? [] : [(label: "Looked at", words: ["by Muster too, in records and the repository"])]
    return probed + (claims.isEmpty ? [] : [(label: "Checklists call it", words: claims)])
  }
}

extension CheckState {
  var status: Status { Status(word: shown, tone: tone) }

  private var tone: Tone {
    switch self {
    case .pass: .good
    case .contradicted, .fail, .waiverExpired: .bad
    case .waived, .stale, .claimed, .partial, .barePartial: .half
    case .error, .unknown: .unknown
    case .notApplicable, .upcoming: .quiet
    }
  }

  /// What somebody wrote, whatever came of looking at it.
  var claim: String {
    switch self {
    case .contradicted, .claimed, .pass, .stale: "yes"
    case .fail: "no"
    case .partial, .barePartial: "in part"
    case .unknown, .error, .upcoming: "nothing"
    case .waived, .waiverExpired: "waived"
    case .notApplicable: "not applicable"
    }
  }

  var isCounted: Bool {
    switch self {
    case .notApplicable, .upcoming: false
    case .contradicted, .fail, .error, .waiverExpired, .waived, .stale, .unknown, .claimed, .partial, .barePartial,
      .pass:
      true
    }
  }
}

extension Review.Verdict {
  var status: Status {
    switch self {
    case .pass: Status(word: "pass", tone: .good)
    case .conditional: Status(word: "conditional", tone: .caution)
    case .fail: Status(word: "fail", tone: .bad)
    case .unrecognised: Status(word: "unrecognised", tone: .unknown)
    }
  }
}

extension Severity {
  var status: Status {
    switch self {
    case .critical: Status(word: rawValue, tone: .bad)
    case .high: Status(word: rawValue, tone: .caution)
    case .medium: Status(word: rawValue, tone: .half)
    case .low, .info: Status(word: rawValue, tone: .quiet)
    }
  }
}

extension PersonaStanding.State {
  var status: Status {
    switch self {
    case .current: Status(word: "current", tone: .good)
    case .stale: Status(word: "out of date", tone: .half)
    case .missing: Status(word: "missing", tone: .unknown)
    case .unrecognised: Status(word: "verdict unclear", tone: .unknown)
    }
  }
}

extension ObjectiveStanding.State {
  var status: Status {
    switch self {
    case .ok: Status(word: rawValue, tone: .good)
    case .atRisk: Status(word: rawValue, tone: .caution)
    case .missed, .exhausted: Status(word: rawValue, tone: .bad)
    case .noData, .insufficientTraffic: Status(word: rawValue, tone: .unknown)
    case .stale: Status(word: rawValue, tone: .half)
    }
  }
}

extension LatencyReading.State {
  var status: Status {
    switch self {
    case .met: Status(word: rawValue, tone: .good)
    case .warning: Status(word: "beyond the warning line", tone: .caution)
    case .missed: Status(word: rawValue, tone: .bad)
    case .stale: Status(word: "out of date", tone: .half)
    case .undecided, .noData: Status(word: rawValue, tone: .unknown)
    }
  }
}

extension ChecklistItem.State {
  var status: Status {
    switch self {
    case .pass: Status(word: "yes", tone: .good)
    case .partial: Status(word: "in part", tone: .half)
    case .fail: Status(word: "no", tone: .bad)
    case .unknown: Status(word: "open", tone: .unknown)
    case .notApplicable: Status(word: "not applicable", tone: .quiet)
    }
  }
}

extension DecisionRecord.Status {
  var status: Status {
    switch self {
    case .proposed: Status(word: rawValue, tone: .half)
    case .accepted: Status(word: rawValue, tone: .good)
    case .rejected, .deprecated, .superseded: Status(word: rawValue, tone: .quiet)
    case .other: Status(word: rawValue, tone: .unknown)
    }
  }
}

extension Level {
  var tone: Tone {
    switch self {
    case .unassessed: .unknown
    case .notReady: .bad
    case .bronze: .half
    case .silver, .gold: .good
    }
  }
}

/// `a, b and c`.
func enumerated(_ parts: [String]) -> String {
  guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
  return parts.dropLast().joined(separator: ", ") + " and " + last
}

/// The first three: `a, b, c and 2 more`.
func firstNames(_ names: [String]) -> String {
  enumerated(names.prefix(3) + (names.count > 3 ? ["\(names.count - 3) more"] : []))
}

/// `Capital` first, ASCII only.
func capitalised(_ text: String) -> String {
  guard let first = text.utf8.first, (97...122).contains(first) else { return text }
  return String(decoding: [first - 32], as: UTF8.self) + String(decoding: text.utf8.dropFirst(), as: UTF8.self)
}

/// At most `limit` bytes of a text for a table's cell, cut between words and marked as cut.
func shortened(_ text: String, to limit: Int = 180) -> String {
  guard text.utf8.count > limit else { return text }
  let head = Array(text.utf8.prefix(limit))
  let end = head.lastIndex { $0 == 0x20 || $0 == 0x0A } ?? head.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
  return String(decoding: head[..<end], as: UTF8.self) + "\u{2026}"
}
