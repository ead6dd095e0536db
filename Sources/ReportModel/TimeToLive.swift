/// How long what was once true may be believed, in days.
public struct TimeToLive: Hashable, Sendable {
  /// What ages. The raw value is the key below `ttl:` in the configuration.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case review, certificate
    case loadTest = "load-test"
    /// A rehearsal of a disaster.
    case drill
    case secretRotation = "secret-rotation"
    /// Since somebody last went through it.
    case runbook
    case kpiDaily = "kpi-daily"
    case kpiWeekly = "kpi-weekly"
    case kpiMonthly = "kpi-monthly"
    case kpiQuarterly = "kpi-quarterly"

    fileprivate var standard: Int {
      switch self {
      case .review, .certificate, .loadTest, .secretRotation: 90
      case .drill: 92
      case .runbook: 180
      case .kpiDaily: 2
      case .kpiWeekly: 10
      case .kpiMonthly: 35
      case .kpiQuarterly: 100
      }
    }
  }

  /// How many of its own periods a measurement of an objective is good for.
  public static let measurementPeriods = 2

  private var configured: [Kind: Int]

  public init(_ configured: [Kind: Int] = [:]) { self.configured = configured }

  /// In days.
  public subscript(_ kind: Kind) -> Int {
    get { configured[kind] ?? kind.standard }
    set { configured[kind] = newValue }
  }
}
