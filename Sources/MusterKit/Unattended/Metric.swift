/// What a build leaves for node_exporter's textfile collector: a gauge each. The raw value is its name.
enum Metric: String, Hashable, Sendable, CaseIterable {
  case lastRun = "muster_last_run_timestamp_seconds"
  case lastRunExitCode = "muster_last_run_exit_code"
  case lastSuccess = "muster_last_success_timestamp_seconds"
  case duration = "muster_build_duration_seconds"
  case version = "muster_build_info"
  case asOf = "muster_site_as_of_timestamp_seconds"
  case documents = "muster_documents"
  case records = "muster_records"
  case diagnostics = "muster_diagnostics"
  case decisions = "muster_decisions"
  case score = "muster_service_score_ratio"
  case coverage = "muster_service_coverage_ratio"

  /// Speaks of the site that stands, so that a build that fails takes it over from the one before.
  var isOfSite: Bool {
    switch self {
    case .lastRun, .lastRunExitCode, .duration, .version: false
    case .lastSuccess, .asOf, .documents, .records, .diagnostics, .decisions, .score, .coverage: true
    }
  }

  /// One line; nothing in it needs an escape.
  var help: String {
    switch self {
    case .lastRun: "When the last build ended, whatever came of it."
    case .lastRunExitCode: "How the last build ended; 0 is success."
    case .lastSuccess: "When the last build ended that published a site, or found the one that stands up to date."
    case .duration: "How long each stage of the last build took; a stage that did not end is absent."
    case .version: "The version of Muster, as a label."
    case .asOf: "The beginning of the day for which the published site is true."
    case .documents: "Documents that the published site was made from."
    case .records: "Records on the published site, by kind."
    case .diagnostics: "Diagnostics of the published site, by severity."
    case .decisions: "Services on the published site, by decision."
    case .score: "The verified share of what a service is asked; absent when nothing applies to it."
    case .coverage: "The share of what a service is asked that has an answer."
    }
  }
}

/// One line of a metric.
struct MetricSample: Hashable, Sendable {
  var labels: [Label] = []
  /// A number as it is written.
  var value: String

  struct Label: Hashable, Sendable {
    var name: String
    var value: String
  }

  init(_ value: String, _ labels: KeyValuePairs<String, String> = [:]) {
    self.value = value
    self.labels = labels.map { Label(name: $0, value: $1) }
  }

  init(_ value: String, labels: [Label]) { (self.value, self.labels) = (value, labels) }
}

/// Prometheus's text format, version 0.0.4: for each metric its help, its type and its samples.
func metricsText(_ samples: [Metric: [MetricSample]]) -> String {
  var text = ""
  for metric in Metric.allCases {
    guard let own = samples[metric], !own.isEmpty else { continue }
    text += "# HELP \(metric.rawValue) \(metric.help)\n# TYPE \(metric.rawValue) gauge\n"
    for sample in own { text += "\(metric.rawValue)\(labelsText(sample.labels)) \(sample.value)\n" }
  }
  return text
}

private func labelsText(_ labels: [MetricSample.Label]) -> String {
  guard !labels.isEmpty else { return "" }
  return "{\(labels.map { "\($0.name)=\"\(escaped($0.value))\"" }.joined(separator: ","))}"
}

/// Of a label's value: the backslash, the quote and the line's end.
private func escaped(_ text: String) -> String {
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
    case UInt8(ascii: "\""): bytes += #"\""#.utf8
    case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
