/// The kinds of record. The raw value is the word in front matter and in `records.json`.
public enum RecordKind: String, Hashable, Sendable, CaseIterable, Comparable {
  case service, persona, review
  case decisionRecord = "decision-record"
  case debt, slo, measurement, checklist
  case loadTest = "load-test"
  case waiver, proposal

  /// In the order of declaration, which is the order of the site's navigation.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    allCases.firstIndex(of: lhs)! < allCases.firstIndex(of: rhs)!
  }

  /// The folder of its pages.
  public var folder: String {
    switch self {
    case .service: "services"
    case .persona: "personas"
    case .review: "reviews"
    case .decisionRecord: "decision-records"
    case .debt: "debt"
    case .slo: "slos"
    case .measurement: "measurements"
    case .checklist: "checklists"
    case .loadTest: "load-tests"
    case .waiver: "waivers"
    case .proposal: "proposals"
    }
  }
}
