import ReportModel
import Testing

@testable import Collecting

/// Numbers, units and times as people write them.
@Suite struct NumberTextTests {
  @Test(
    arguments: [
      ("12", "12"), ("99.95", "99.95"), ("99,95", "99.95"), ("0,4", "0.4"), ("0,125", "0.125"), ("1,250", "1250"),
      ("1,250.5", "1250.5"), ("1,000,000", "1000000"), ("99.", "99"), ("5,", "5"), ("1.234,5", nil), ("1.2.3", nil),
      ("1,23,456", nil), ("1.234,567", nil), (",5", nil), ("", nil),
    ] as [(String, String?)])
  func `commas are for decimals or for thousands`(written: String, plain: String?) {
    #expect(NumberText.plain(written) == plain)
  }

  @Test(
    arguments: [
      ("≥ 99,9 %", "99.9", "%"), ("≤ 0,5 %", "0.5", "%"), ("≥ 99,950 %", "99.950", "%"), ("< 1,250 ms", "1250", "ms"),
      (">= 1.5M", "1.5", "M"), ("40-50", nil, nil), ("< 1 to 2 %", nil, nil),
    ] as [(String, String?, String?)])
  func `a target has one number and its unit`(raw: String, number: String?, unit: String?) {
    let target = TargetText.target(raw)
    #expect(target.number == number)
    #expect(target.unit == unit)
  }

  @Test(
    arguments: [
      ("+12%", .equal, "12", "%", nil), ("≤ -2 %", .atMost, "-2", "%", nil), ("< $0.04", .less, "0.04", "$", nil),
      ("< $0.04/order", .less, "0.04", "$/order", nil), ("< $0.04 per order", .less, "0.04", "$", "per order"),
      ("under €40k", .less, "40000", "€", nil), ("$40", .equal, "40", "$", nil), ("+1,500 %", nil, nil, nil, nil),
      ("$4-6", nil, nil, nil, nil), ("- 3", nil, nil, nil, nil), ("$HOME", nil, nil, nil, nil),
      ("< €1.000", nil, nil, nil, nil), ("< €0.125", .less, "0.125", "€", nil),
    ] as [(String, KeyIndicator.Target.Comparator?, String?, String?, String?)])
  func `a target of a KPI may have a sign or a currency in front`(
    _ raw: String, _ comparator: KeyIndicator.Target.Comparator?, _ number: String?, _ unit: String?,
    _ qualifier: String?
  ) {
    #expect(
      TargetText.indicatorTarget(raw)
        == .init(raw: raw, comparator: comparator, number: number, unit: unit, qualifier: qualifier))
    // Elsewhere a sign makes no number: an objective of `-5 %` is none.
    #expect(TargetText.target(raw).number == nil)
  }

  struct Value: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var target: String
    var reading: ActualText.Reading

    init(_ text: String, _ target: String, _ reading: ActualText.Reading, _ description: String) {
      (self.text, self.target, self.reading, testDescription) = (text, target, reading, description)
    }

    init(_ text: String, _ target: String, is number: String, _ unit: String?, _ description: String) {
      self.init(text, target, .value(number: number, unit: unit), description)
    }
  }

  @Test(arguments: [
    Value("0.31 s", "< 300 ms", is: "0.31", "s", "another unit than the target's"),
    Value("1 h 50 min", "< 2 h", is: "110", "min", "a time of two parts"),
    Value("26 hours", "< 1 day", is: "26", "h", "a word for the unit"),
    Value("9 TB", "< 10 GB", is: "9", "TB", "a multiple of the target's unit"),
    Value("2 GiB", "≤ 512 MiB", is: "2", "GiB", "binary bytes"),
    Value("100 Mbps", "≥ 1 Gbps", is: "100", "Mbps", "bits per second"),
    Value("50 ct", "> €1", is: "50", "ct", "cents beside euros"),
    Value("0.4 ‰", "< 0.5 %", is: "0.4", "‰", "permille"),
    Value("900k", ">= 1.5M", is: "900", "k", "thousands by a letter"),
    Value("1.2M", ">= 1.5M", is: "1.2", "M", "millions are no minutes"),
    Value("29/30", "100 %", is: "96.6666667", "%", "a quotient is a share"),
    Value("29 of 30 hosts", "100 %", is: "96.6666667", "%", "in words"),
    Value("29/30", "< 5", .unreadable, "a quotient that is no share"),
    Value("31/30", "100 %", .unreadable, "more than all"),
    Value("8/10", "> 7/10", is: "8", "/10", "so many of the same points"),
    Value("3 → 7", "< 5", is: "7", nil, "the new value"),
    Value("7 ↓ (from 9)", "< 5", is: "7", nil, "a sign for the trend"),
    Value("12 (was 9)", "< 5", is: "12", nil, "what was stands in brackets"),
    Value("✅ 99,95 %", "≥ 99.9 %", is: "99.95", "%", "a mark in front, a decimal comma"),
    Value("99,950 %", "≥ 99.9 %", .unreadable, "decimals or thousands, nobody knows"),
    Value("~14 %", "< 15 %", is: "14", "%", "about right"),
    Value("0.6", "> 50 %", is: "0.6", nil, "a bare number keeps no unit"),
    Value("4 per week", "> 5/week", is: "4", "per week", "a rate"),
    Value("3 incidents", "< 5", is: "3", nil, "what is counted is no unit"),
    Value("3 errors", "< 1 %", is: "3", "errors", "but it is none that the target is in"),
    Value("4-6", "< 5", .unreadable, "a range"),
    Value("-20 °C", "<= -18 °C", is: "-20", "°C", "below nought"),
    Value("+9%", "+12%", is: "9", "%", "a growth"), Value("−3 %", "≤ -2 %", is: "-3", "%", "a minus sign of its own"),
    Value("+5 min", "< 10 min", is: "5", "min", "a time more"),
    Value("$0.05", "< $0.04", is: "0.05", "$", "a currency in front"),
    Value("$0.05", "< $0.04/order", is: "0.05", "$/order", "the target says for each of what"),
    Value("$5/day", "< $0.04/order", is: "5", "$/day", "for each of something else"),
    Value("USD 1.2M", "< USD 2M", is: "1200000", "USD", "millions of a currency in front"),
    Value("€1,100", "≤ €1,200", is: "1100", "€", "thousands of a currency"),
    Value("$1.000", "< $950", .unreadable, "a point of money in front, too"),
    Value("-€5", "> €0", is: "-5", "€", "a loss"), Value("$4-6", "< $5", .unreadable, "a range of money"),
    Value("+1,500 %", "> 100 %", .unreadable, "a growth in decimals or thousands"),
    Value("$TBD", "< $5", .nothing, "a currency and no number"), Value("- 3 open", "< 5", .unreadable, "a dash"),
    Value("1:50 h", "< 2 h", .unreadable, "a clock"),
    Value("n/a", "< 5", .nothing, "no value"), Value("not measured (Q1 2027)", "< 5", .nothing, "words"),
    Value("", "< 5", .nothing, "nothing"), Value("80%+ exp.", ">80%", .bound, "at least so much"),
    Value("40+", "≥ 40", .bound, "at least so many"), Value("500 ms+", "< 1 s", .bound, "at least so long"),
    Value("< 500ms", "< 1 s", .bound, "less than so long"), Value("$40+", "< $50", .bound, "at least so much money"),
  ])
  func `a value is read with its own unit`(_ example: Value) {
    #expect(ActualText.read(example.text, of: TargetText.indicatorTarget(example.target)) == example.reading)
  }

  @Test(
    arguments: [
      ("0,45 s", "450"), ("1m 5s", "65000"), ("1 min 5 s", "65000"), ("241 ms✅", "241"), ("300us", "0.3"),
      ("0.30000000000000004 s", "300"), ("4.2e-01", "0.42"), ("5", "5"), ("-3", nil), ("5 %", nil), ("5 requests", nil),
    ] as [(String, String?)])
  func `a latency is one of its parts together`(text: String, milliseconds: String?) {
    #expect(LatencyText.milliseconds(text, bareUnit: "ms") == milliseconds)
  }

  @Test(
    arguments: [
      ("2026-11-03 11:40 PM", 1420, nil, nil), ("2026-11-04 12:20 AM", 20, nil, nil),
      ("2026-11-04 12:20 p.m.", 740, nil, nil), ("2026-11-04 11 pm UTC", 1380, 0, nil),
      ("2026-11-04 23:40 PM", 1420, nil, nil), ("2026-11-04 13:20 AM", nil, nil, nil),
      ("2026-11-03 17:40 EST", 1060, -300, nil), ("2026-11-03 23:40 CET", 1420, 60, nil),
      ("2026-11-03 23:40 (CEST)", 1420, 120, nil), ("2026-11-03 23:40 UTC+2", 1420, 120, nil),
      ("2026-11-03 23:40 GMT-05:30", 1420, -330, nil), ("2026-11-03 23:40Z", 1420, 0, nil),
      ("2026-11-03 23:40 IST", 1420, nil, "IST"), ("2026-11-03 23:40 Europe/Berlin", 1420, nil, "Europe/Berlin"),
      ("2026-11-03 23:40 ET", 1420, nil, "ET"), ("2026-11-03 23:40 (Time TBC)", 1420, nil, nil),
      ("2026-11-03 23:40 ALERT fired", 1420, nil, nil), ("2026-11-03 23:40 by the pager", 1420, nil, nil),
    ] as [(String, Int?, Int?, String?)])
  func `a moment has a half of the day and a zone`(text: String, minute: Int?, offset: Int?, zone: String?) {
    let moment = MomentText.moment(in: text)
    #expect(moment?.minute == minute)
    #expect(moment?.offset == offset)
    #expect(moment?.zone == zone)
  }

  @Test(
    arguments: [
      ("1 h 30 min", 90), ("1,5 h", 90), ("1d, 5h", 1740), ("1,500 min", 1500), ("~40 min", 40), ("about 2 h", 120),
      ("> 1 h", nil), ("over 1 h", nil), ("at least 2 h", nil), ("90", nil), ("1:30", nil), ("80-90 minutes", nil),
    ] as [(String, Int?)])
  func `a duration is one and no bound`(text: String, minutes: Int?) {
    #expect(DurationText.minutes(in: text) == minutes)
  }

  @Test(
    arguments: [
      ("active", true), ("Approved", true), ("in force", true), ("approved until 2027-01-31", true), ("", true),
      ("draft", false), ("revoked", false), ("rejected", false), ("not approved", false),
      ("approved, pending the board", false), ("no longer active", false), ("expired", false), ("whatever", false),
      ("approved?", false),
      ("?", false), ("-", true),
    ])
  func `a waiver is in force by its status`(status: String, isInForce: Bool) {
    #expect(WaiverStatusText.isInForce(status) == isInForce)
  }

  @Test(
    arguments: [
      ("Accepted", .accepted), ("Proposed → Accepted (2026-02-01)", .accepted),
      ("Accepted, superseded by ADR-0002", .superseded), ("Accepted. Superseded by 2. Y", .superseded),
      ("Accepted (superseded by ADR-0002 for the api)", .accepted),
      ("Accepted. The queue was superseded by Kafka", .accepted),
      ("Partially superseded by ADR-0002", .accepted), ("Superseded by ADR-0002", .superseded),
      ("2026-01-01 proposed 2026-02-01 accepted 2026-03-01 superseded by ADR-0002", .superseded),
      ("proposed 2026-01-01, accepted 2026-02-01", .accepted), ("2026-02-01 accepted 2026-01-01 proposed", .accepted),
      ("Rejected (see 2019)", .rejected), ("Accepted → see below", .accepted),
    ] as [(String, DecisionRecord.Status)])
  func `the newest state of a decision counts`(text: String, status: DecisionRecord.Status) {
    #expect(DecisionStatusText.status(in: text) == status)
  }
}
