import Diagnostics
import ReportModel

/// The latencies of one objective out of its rows: a percentile each, and the buckets of one time together.
struct LatencyRows {
  let document: Document
  private var found: [(latency: MeasuredLatency, line: Int)] = []
  /// By the time at which they were counted.
  private var buckets: [RowTime: [(bucket: MeasuredLatency.Bucket, line: Int)]] = [:]

  init(document: Document) { self.document = document }

  mutating func add(_ row: MeasuredRow, into log: inout DiagnosticLog) {
    guard !row.latencies.isEmpty || row.bucket != nil else { return }
    let time = row.to ?? row.from.flatMap { $0.isDay ? $0 : nil }
    for cell in row.latencies {
      guard let value = milliseconds(cell.text, unit: cell.unit, row, into: &log), let time else { continue }
      var measured = latency(time, .percentile(cell.percentile, milliseconds: value))
      measured.mayBeMean = cell.mayBeMean
      found.append((measured, row.line))
    }
    guard let cell = row.bucket, let time else { return }
    guard let count = DecimalText(cell.count).flatMap({ ExactDecimal($0.text, isCut: true) }), count >= .zero else {
      report(.latencyInvalid, "`\(cell.count)` is no number of requests", "Correct it.", row.line, into: &log)
      return
    }
    let isAll = ["+inf", "inf", "infinity"].contains(cell.bound.asciiLowercased)
    let bound = isAll ? nil : milliseconds(cell.bound, unit: cell.unit, row, into: &log)
    guard isAll || bound != nil else { return }
    buckets[time, default: []].append((.init(upTo: bound, count: count), row.line))
  }

  /// In the order of the file; at most as many as are kept of other rows, the newest of them.
  func latencies(into log: inout DiagnosticLog) -> [MeasuredLatency] {
    var all = found
    for (time, cells) in buckets {
      let line = cells.map(\.line).min() ?? 1
      guard let ordered = ordered(cells.map(\.bucket)) else {
        report(
          .latencyInvalid, "its buckets do not rise, or none of them counts all",
          "Export every bucket, `+Inf` included, as counts up to each bound.", line, into: &log)
        continue
      }
      all.append((latency(time, .buckets(ordered)), line))
    }
    all.sort { ($0.latency.end, $0.line) < ($1.latency.end, $1.line) }
    return all.suffix(Measurement.rowLimit).map(\.latency)
  }

  private func ordered(_ buckets: [MeasuredLatency.Bucket]) -> [MeasuredLatency.Bucket]? {
    let sorted = buckets.sorted { one, other in
      guard let bound = one.bound else { return false }
      return other.bound.map { bound < $0 } ?? true
    }
    let rises = zip(sorted, sorted.dropFirst()).allSatisfy { $0.count <= $1.count && $0.bound != $1.bound }
    return rises && sorted.last?.bound == nil ? sorted : nil
  }

  private func latency(_ time: RowTime, _ outcome: MeasuredLatency.Outcome) -> MeasuredLatency {
    MeasuredLatency(
      end: time.seconds + (time.isDay ? 86_400 : 0), isByTheClock: time.isByTheClock, outcome: outcome)
  }

  private func milliseconds(
    _ text: String, unit: String?, _ row: MeasuredRow, into log: inout DiagnosticLog
  ) -> ExactDecimal? {
    let text = trimmedText(text)
    if saysNoData(text) {
      report(
        .measurementNoData, "no data", "Nothing to do if the service was idle.", row.line, severity: .note, into: &log)
      return nil
    }
    if let value = LatencyText.milliseconds(text, bareUnit: unit).flatMap({ ExactDecimal($0, isCut: true) }) {
      return value
    }
    let isBare = DecimalText(text).map { !$0.isNegative } ?? false
    report(
      .latencyInvalid, isBare && unit == nil ? "nothing says in which unit `\(text)` is" : "`\(text)` is no time",
      "Write the unit into the name or the value: `p95_ms`, `450 ms`.", row.line, into: &log)
    return nil
  }

  private func report(
    _ id: Diagnostic.ID, _ what: String, _ help: String, _ line: Int, severity: Diagnostic.Severity = .warning,
    into log: inout DiagnosticLog
  ) {
    log.emit(
      Diagnostic(id, severity, what + "; it was left out", help: help, at: document.location(line: line)))
  }
}

extension Diagnostic.ID {
  static let latencyInvalid: Self = "measurement.latency-invalid"
}
