import Markdown
import ReportModel

/// Locust's statistics, and JMeter's samples and sums.
enum LoadTestCSV {
  static func read(_ table: CSVTable) -> LoadTestOutput? { locust(table) ?? jMeter(table) ?? aggregate(table) }

  /// The row for all requests together.
  private static func locust(_ table: CSVTable) -> LoadTestOutput? {
    guard let requests = table.column("Request Count", "# requests"), let name = table.column("Name"),
      let failures = table.column("Failure Count", "# failures"),
      let row = table.rows.last(where: { ["Aggregated", "Total"].contains($0.cell(name) ?? "") })
    else { return nil }
    func number(_ column: String) -> String? {
      row.cell(table.header.firstIndex(of: column)).flatMap(LoadTestJSON.decimal)
    }
    let test = LoadTest(
      tool: LoadTestTool.locust.rawValue, requests: row.cell(requests).flatMap(wholeNumber),
      failed: row.cell(failures).flatMap(wholeNumber),
      p50: number("50%") ?? number("Median Response Time"), p95: number("95%"), p99: number("99%"))
    return LoadTestOutput(test: counted(test), line: row.line)
  }

  /// JMeter's aggregate report: the row for all, or of every request the worst.
  private static func aggregate(_ table: CSVTable) -> LoadTestOutput? {
    func column(_ name: String) -> Int? { table.header.firstIndex(of: name) }
    guard let label = column("Label"), let samples = column("# Samples"), let errors = column("Error %"),
      !table.rows.isEmpty
    else { return nil }
    let total = table.rows.last { $0.cell(label)?.asciiLowercased == "total" }
    let rows = total.map { [$0] } ?? table.rows
    func worst(_ values: [String?]) -> String? {
      values.compactMap(\.self).max { (Double($0) ?? 0) < (Double($1) ?? 0) }
    }
    func time(_ name: String) -> String? {
      worst(rows.map { $0.cell(column(name)).flatMap(LoadTestJSON.decimal) })
    }
    let requests = rows.compactMap { $0.cell(samples).flatMap(wholeNumber) }
    let test = LoadTest(
      tool: LoadTestTool.jMeter.rawValue, requests: requests.reduce(0) { $0.addingReportingOverflow($1).partialValue },
      errorRate: worst(rows.map { $0.cell(errors).flatMap(LoadTestRate.share) }), p50: time("Median"),
      p95: time("95% Line"), p99: time("99% Line"))
    return LoadTestOutput(test: test, line: (total ?? table.rows[0]).line)
  }

  private static func jMeter(_ table: CSVTable) -> LoadTestOutput? {
    guard let time = table.column("timeStamp"), let elapsed = table.column("elapsed"),
      let success = table.column("success"), table.column("label") != nil
    else { return nil }
    let (code, message) = (table.column("responseCode"), table.column("responseMessage"))
    let samples = table.rows.filter { row in
      // A transaction's row is the sum of those before it.
      !(row.cell(code) == nil && row.cell(message)?.hasBytePrefix("Number of samples in transaction") == true)
    }
    return jMeter(
      samples.map { ($0.cell(elapsed) ?? "", $0.cell(success) ?? "") },
      first: table.rows.first.flatMap { $0.cell(time) })
  }

  static func jMeter(_ samples: [(elapsed: String, success: String)], first: String?) -> LoadTestOutput? {
    let times = samples.compactMap { Int($0.elapsed) }.sorted()
    guard !times.isEmpty else { return nil }
    let test = LoadTest(
      tool: LoadTestTool.jMeter.rawValue, requests: samples.count,
      failed: samples.count { $0.success.asciiLowercased == "false" },
      p50: percentile(50, of: times), p95: percentile(95, of: times), p99: percentile(99, of: times))
    return LoadTestOutput(test: counted(test), date: first.flatMap(UnixTime.day))
  }

  /// The smallest value that so many of a hundred do not exceed (nearest rank).
  private static func percentile(_ percent: Int, of sorted: [Int]) -> String {
    String(sorted[max(0, (sorted.count * percent + 99) / 100 - 1)])
  }
}

/// JMeter's samples as XML: only the attributes of its sample elements.
enum LoadTestXML {
  static func read(_ text: DocumentText) -> LoadTestOutput? {
    guard text.utf8.prefix(512).range(of: Array("<testResults".utf8)) != nil else { return nil }
    var (samples, first) = ([(elapsed: String, success: String)](), String?.none)
    for element in text.utf8.split(separator: UInt8(ascii: "<")) {
      guard element.starts(with: "httpSample ".utf8) || element.starts(with: "sample ".utf8) else { continue }
      guard let elapsed = attribute("t", of: element), let success = attribute("s", of: element) else { continue }
      samples.append((elapsed, success))
      first = first ?? attribute("ts", of: element)
    }
    return LoadTestCSV.jMeter(samples, first: first)
  }

  private static func attribute(_ name: String, of element: ArraySlice<UInt8>) -> String? {
    guard let start = element.range(of: Array(" \(name)=\"".utf8)) else { return nil }
    return element[start.upperBound...].prefix { $0 != UInt8(ascii: "\"") }.withText
  }
}
