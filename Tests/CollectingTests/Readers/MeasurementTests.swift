import ReportModel
import Testing

@testable import Collecting

@Suite struct MeasurementTests {
  private func measurements(_ read: ReadDocument) -> [Measurement] {
    // Their rows are the business of `MeasuredIntervalTests`.
    read.only(.measurement).compactMap { record in
      guard case .measurement(var found) = record.details else { return nil }
      found.rows = []
      return found
    }
  }

  @Test func `rows of events are added up, without those that hold nothing or too much`() throws {
    let read = ReadDocument(
      "slis.csv",
      """
      service,slo,date,good,total
      shop,up,2026-10-01,99950,100000
      shop,up,2026-10-02,0,0
      shop,up,2026-10-03,11,10
      shop,up,2026-10-04,99870,100000
      mail,up,2026-10-04,,
      """)
    let found = measurements(read)
    #expect(read.only(.measurement).map(\.title) == ["shop up", "mail up"])
    #expect(
      found == [
        Measurement(
          objective: "up", start: Day(iso: "2026-10-01"), end: Day(iso: "2026-10-04"), good: 199_820, valid: 200_000,
          value: "0.9991", points: 4),
        Measurement(objective: "up", start: Day(iso: "2026-10-04"), end: Day(iso: "2026-10-04")),
      ])
    #expect(
      read.diagnostics == ["3 measurement.no-data", "4 measurement.good-exceeds-valid", "6 measurement.no-data"])
  }

  @Test(
    arguments: [
      ("good,valid", "\"998,000\",\"1,000,000\"", [998_000, 1_000_000], []),
      ("good,bad", "998000,2000", [998_000, 1_000_000], []),
      ("good,valid", "998000,1.000.000", [], ["2 measurement.invalid-value"]),
      ("good,valid", "99950.0,100000", [99_950, 100_000], []),
      ("good,valid", "98764432101234,98765432101234", [], ["2 measurement.invalid-value"]),
    ] as [(String, String, [Int], [String])])
  func `events are counted in the spellings of people`(
    columns: String, cells: String, counts: [Int], notes: [String]
  ) {
    let read = ReadDocument("slis.csv", "service,slo,date,\(columns)\nshop,up,2026-10-01,\(cells)\n")
    #expect(measurements(read).flatMap { [$0.good, $0.valid].compactMap(\.self) } == counts)
    #expect(read.diagnostics == notes)
  }

  @Test(arguments: [
    ("each row ends where the next begins", ["2026-11-01,2026-11-08", "2026-11-08,2026-11-15"], [7, 7]),
    ("each row ends on its last day", ["2026-11-01,2026-11-07", "2026-11-08,2026-11-14"], [7, 7]),
    ("a row of one day has it", ["2026-11-01,2026-11-08", "2026-11-08,2026-11-08"], [8, 1]),
    ("a lone row has its last day", ["2026-11-01,2026-11-08"], [8]),
    (
      "times of day are exact", ["2026-11-01T00:00Z,2026-11-08T00:00Z", "2026-11-08T00:00Z,2026-11-15T00:00Z"], [7, 7]
    ),
  ])
  func `the day on which the next row begins is the next row's`(_ what: String, _ times: [String], _ days: [Int]) {
    let rows = times.map { "shop,up,\($0),99,100" }
    let read = ReadDocument("slis.csv", (["service,slo,start,end,good,valid"] + rows).joined(separator: "\n"))
    let found = read.only(.measurement).flatMap { record -> [MeasuredInterval] in
      guard case .measurement(let measurement) = record.details else { return [] }
      return measurement.rows
    }
    #expect(found.map { ($0.end - ($0.start ?? 0)) / 86_400 } == days)
  }

  @Test func `shares, percentages and decimal commas become shares`() {
    let read = ReadDocument("slis.csv", "service;slo;value\na;x;99,98\nb;x;0.9\nc;x;97 %\nd;x;-1\ne;x;101\nf;x;NaN\n")
    #expect(measurements(read).map(\.value) == ["0.9998", "0.9", "0.97", nil, nil, nil])
    #expect(
      read.diagnostics == [
        "2 measurement.percent-ambiguous", "5 measurement.invalid-value", "6 measurement.invalid-value",
        "7 measurement.no-data",
      ])
  }

  @Test func `an answer of Prometheus has the last point of each series`() {
    let read = ReadDocument(
      "a.json",
      """
      {"status": "success", "data": {"resultType": "matrix", "result": [
      {"metric": {"service": "mail", "slo": "sent"}, "values": [[1772150400, "0.99"], [1772323200, "0.98"]]},
      {"metric": {"sloth_service": "shop", "sloth_slo": "up", "__name__": "slo:sli_error:ratio_rate30d"}, "value": [1772323200, "0.0009"]},
      {"metric": {"sloth_slo": "up", "__name__": "slo:objective:ratio"}, "value": [1772323200, "0.999"]},
      {"metric": {"job": "node"}, "value": [1772323200, "1"]},
      {"metric": {"service": "shop", "slo": "paid"}, "value": [1772323200, "+Inf"]}
      ]}}
      """)
    let found = measurements(read)
    #expect(read.only(.measurement).map(\.title) == ["mail sent", "shop up", "shop paid"])
    #expect(found.map(\.value) == ["0.98", "0.9991", nil])
    #expect(found[0].start == Day(iso: "2026-02-27"))
    #expect(found[0].end == Day(iso: "2026-03-01"))
    #expect(read.diagnostics == ["6 measurement.invalid-value"])
  }

  @Test func `a report of slo-generator keeps the events behind its share`() {
    let read = ReadDocument(
      "report.json",
      """
      [{"name": "shop-up", "service_name": "shop", "slo_name": "up", "goal": 0.995, "sli_measurement": 0.999,
        "good_events_count": 999, "bad_events_count": 1, "window": 86400, "timestamp": 1772323200, "valid": true},
       {"name": "mail-up", "goal": 0.9, "window": 86400, "timestamp": 1772323200, "valid": false}]
      """)
    #expect(read.only(.measurement).map(\.title) == ["shop-up", "mail-up"])
    #expect(
      measurements(read)[0]
        == Measurement(
          objective: "up", start: Day(iso: "2026-02-28"), end: Day(iso: "2026-03-01"), good: 999, valid: 1000,
          value: "0.999"))
    #expect(measurements(read)[1].value == nil)
  }

  @Test(arguments: [
    (
      "a count that no sum holds",
      #""good_events_count": 9223372036854775807, "bad_events_count": 1, "window": 86400"#, Day(iso: "2026-02-28")
    ),
    ("a window that lies in the future", #""window": -9223372036854775807"#, Day(iso: "2026-03-01")),
  ])
  func `a number of slo-generator that cannot be is none`(_ sentence: String, _ keys: String, _ start: Day?) {
    let read = ReadDocument(
      "report.json",
      #"[{"name": "shop-up", "goal": 0.995, "sli_measurement": 0.999, "timestamp": 1772323200, \#(keys)}]"#)
    #expect(
      measurements(read)
        == [Measurement(objective: "shop-up", start: start, end: Day(iso: "2026-03-01"), value: "0.999")], "\(sentence)"
    )
  }

  @Test func `metrics are read with their labels, times in seconds and milliseconds, and no budget for a share`() {
    let read = ReadDocument(
      "slis.prom",
      """
      # TYPE slo_sli_ratio gauge
      slo_sli_ratio{service="shop",slo="up \\"all\\"",window="30d"} 9.99e-01 1772323200000
      slo_sli_ratio{service="mail",slo="sent"} NaN
      slo_objective_ratio{service="shop",slo="up"} 0.995
      slo_period_error_budget_remaining_ratio{slo="up"} -0.12
      up 1
      # EOF
      """)
    #expect(read.only(.measurement).map(\.title) == ["shop up \"all\"", "mail sent"])
    #expect(measurements(read).map(\.value) == ["0.999", nil])
    #expect(measurements(read)[0].end == Day(iso: "2026-03-01"))
    #expect(read.diagnostics == ["3 measurement.no-data"])
  }

  @Test(arguments: [
    ("a region", "slo:availability_us"), ("a least value", "sli_availability_min"), ("a region alone", "slo:sli_us"),
    ("an availability by the second", "availability_seconds"),
  ])
  func `a metric whose name says nothing of time is a share`(_ sentence: String, _ name: String) {
    let read = ReadDocument("slis.prom", "\(name){slo=\"a\"} 0.97 1772323200\n")
    #expect(measurements(read).map(\.value) == ["0.97"], "\(sentence)")
    #expect(measurements(read).map(\.latencies) == [[]], "\(sentence)")
  }

  @Test(arguments: [
    ("a.json", "{\"status\":\"error\",\"error\":\"bad\"}"),
    ("a.json", "{\"status\": \"success\", \"data\": {\"result\": []}}"),
    ("a.csv", "name,value\na,1\n"), ("a.csv", "service,cost\na,1\n"), ("notes.txt", "slo{slo=\"a\"} 1\n"),
    ("a.json", "{\"name\": \"perf\", \"valid\": true}"),
  ])
  func `what measures no objective is no measurement`(_ path: String, _ text: String) {
    #expect(ReadDocument(path, text).records.isEmpty)
  }
}
