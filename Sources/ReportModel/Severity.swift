/// How grave a finding, a debt or an incident is. Gravest first.
public enum Severity: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case critical, high, medium, low, info

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .critical: 0
    case .high: 1
    case .medium: 2
    case .low: 3
    case .info: 4
    }
  }
}

extension Severity? {
  /// The place in an order: the gravest first, what has no severity last.
  package var gravity: Int { flatMap { Severity.allCases.firstIndex(of: $0) } ?? Severity.allCases.count }
}
