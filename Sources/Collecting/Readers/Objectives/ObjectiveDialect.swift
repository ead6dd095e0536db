import ReportModel

/// Where the files of one tool keep what an objective says. A new tool is a new entry.
struct ObjectiveDialect: Sendable {
  var format: ServiceLevelObjective.Format
  /// How the object says what it is: `apiVersion` or `version` begins with it, and the `kind`, where the tool has kinds.
  var version: (key: String, prefix: String)
  var kind: String?
  /// The list whose elements are the objectives; `nil` when the object is one.
  var items: String?
  /// Paths, the first that is there counts. In the element, then in the object.
  var name: [String]
  var id: [String]
  var service: [String]
  var owner: [String]
  var window: [String]
  var indicator: [String]
  /// Further objectives of the same record, for its fields.
  var others: String?
  /// Each with what its numbers mean: never guessed from the number.
  var targets: [(path: String, isPercent: Bool)]

  /// What the tool takes when its file names no window.
  var defaultPeriod: CompliancePeriod? {
    switch format {
    case .sloth: CompliancePeriod(.rolling(seconds: 30 * 86_400), authority: "Sloth's default")
    case .openSLO, .pyrra, .sloGenerator, .nobl9, .homeMade, .table, .frontMatter, .prose, .report: nil
    }
  }

  func matches(_ root: YAMLValue) -> Bool {
    guard let version = root[version.key]?.text, version.hasBytePrefix(self.version.prefix) else { return false }
    return kind == nil || root["kind"]?.text == kind
  }

  static var understood: [Understanding.Row] {
    all.flatMap { dialect in
      let kind = dialect.kind.map { ["kind: \($0)"] } ?? []
      return [
        Understanding.Row(
          "\(dialect.format.rawValue), recognised by",
          ["\(dialect.version.key): \(dialect.version.prefix)..."] + kind + (dialect.items.map { ["\($0)[]"] } ?? [])),
        Understanding.Row(
          "\(dialect.format.rawValue): target",
          dialect.targets.map { "\($0.path) (\($0.isPercent ? "percent" : "share"))" }),
        Understanding.Row("\(dialect.format.rawValue): service", dialect.service),
        Understanding.Row("\(dialect.format.rawValue): window", dialect.window),
      ].filter { !$0.words.isEmpty }
    }
  }

  static let all: [ObjectiveDialect] = [
    ObjectiveDialect(
      format: .openSLO, version: ("apiVersion", "openslo"), kind: "SLO",
      name: ["metadata displayName", "metadata name"], id: ["metadata name"], service: ["spec service"],
      owner: ["metadata labels owner", "metadata labels team"],
      window: ["spec timeWindow 0 duration", "spec timeWindow 0", "spec timeWindows 0"],
      indicator: ["spec indicatorRef", "spec indicator metadata name", "spec objectives 0 indicatorRef"],
      others: "spec objectives",
      targets: [("spec objectives 0 target", false), ("spec objectives 0 targetPercent", true)]),
    ObjectiveDialect(
      format: .nobl9, version: ("apiVersion", "n9/"), kind: "SLO",
      name: ["metadata displayName", "metadata name"], id: ["metadata name"], service: ["spec service"],
      owner: ["metadata labels owner", "metadata labels team"], window: ["spec timeWindows 0"],
      indicator: ["spec indicator metricSource name"], others: "spec objectives",
      targets: [("spec objectives 0 target", false)]),
    ObjectiveDialect(
      format: .sloth, version: ("version", "prometheus/v"), items: "slos", name: ["name"], id: ["name"],
      service: ["service"], owner: ["labels owner", "labels team"], window: [], indicator: ["sli plugin id"],
      targets: [("objective", true)]),
    ObjectiveDialect(
      format: .sloth, version: ("apiVersion", "sloth.slok.dev/"), kind: "PrometheusServiceLevel", items: "spec slos",
      name: ["name"], id: ["name"], service: ["spec service"], owner: ["spec labels owner", "spec labels team"],
      window: [], indicator: ["sli plugin id"], targets: [("objective", true)]),
    ObjectiveDialect(
      format: .pyrra, version: ("apiVersion", "pyrra.dev/"), kind: "ServiceLevelObjective", name: ["metadata name"],
      id: ["metadata name"], service: ["metadata labels pyrra.dev/service"],
      owner: ["metadata labels pyrra.dev/owner", "metadata labels pyrra.dev/team"], window: ["spec window"],
      indicator: [], targets: [("spec target", true)]),
    ObjectiveDialect(
      format: .sloGenerator, version: ("apiVersion", "sre.google.com/"), kind: "ServiceLevelObjective",
      name: ["metadata name"], id: ["metadata name"], service: ["metadata labels service_name"],
      owner: ["metadata labels owner", "metadata labels team"], window: ["spec window"], indicator: ["spec method"],
      targets: [("spec goal", false)]),
  ]
}
