import Diagnostics
import Foundation
import ReportModel
import Testing

@testable import Collecting

@Suite struct ZoneRulesTests {
  private func changes(_ rule: String, in year: Int) throws -> [String] {
    let rule = try #require(ZoneRule(Array(rule.utf8)[...]))
    let before = try #require(Day(year: year, month: 1, day: 1)).number * 86_400 - 86_400
    let found = rule.changes(after: before)
    return found.filter { Day(secondsSinceEpoch: $0.instant).civil.year == year }.prefix(2)
      .map { "\(instantText($0.instant)) \($0.offset)" }
  }

  @Test(arguments: [
    ("Oslo", "CET-1CEST,M3.5.0,M10.5.0/3", ["2026-03-29T01:00Z 7200", "2026-10-25T01:00Z 3600"]),
    ("New York", "EST5EDT,M3.2.0,M11.1.0", ["2026-03-08T07:00Z -14400", "2026-11-01T06:00Z -18000"]),
    (
      "Sydney, where summer is over the new year", "AEST-10AEDT,M10.1.0,M4.1.0/3",
      [
        "2026-04-04T16:00Z 36000", "2026-10-03T16:00Z 39600",
      ]
    ),
    (
      "Lord Howe, half an hour", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
      ["2026-04-04T15:00Z 37800", "2026-10-03T15:30Z 39600"]
    ),
    (
      "Nuuk, before midnight", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
      ["2026-03-29T01:00Z -3600", "2026-10-25T01:00Z -7200"]
    ),
    (
      "Gaza, fifty hours after Thursday", "EET-2EEST,M3.4.4/50,M10.4.4/50",
      ["2026-03-28 10800", "2026-10-23T23:00Z 7200"]
    ),
    (
      "Dublin, where winter is the other time", "IST-1GMT0,M10.5.0,M3.5.0/1",
      ["2026-03-29T01:00Z 3600", "2026-10-25T01:00Z 0"]
    ),
    (
      "a day of the year that does not count 29 February", "AAA0BBB,J60/0,J300/0",
      ["2026-03-01 3600", "2026-10-26T23:00Z 0"]
    ),
    ("Lima, which does not change", "<-05>5", []),
  ])
  func `the rules of the world`(_ place: String, _ rule: String, _ expected: [String]) throws {
    #expect(try changes(rule, in: 2026) == expected, "\(place)")
  }

  @Test(arguments: [
    "", "CET", "CE-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "<+1",
    "CET-1CEST,M3.5.0,M10.5.0,x",
  ])
  func `what is no rule is refused`(_ rule: String) {
    #expect(ZoneRule(Array(rule.utf8)[...]) == nil)
  }

  @Test(arguments: [
    "../../etc/passwd", "/etc/localtime", "Europe//Oslo", ".", "", "Europe/Os lo", "a/b/c/d", "Europe/../Oslo",
    "Nowhere/Atall",
  ])
  func `a name that leads elsewhere or nowhere has no rules`(_ name: String) {
    #expect(zoneRules(named: name) == nil)
  }

  @Test func `a file that lies about itself has no rules`() {
    let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    for counts in [[0, 0, 0, 0, 0, 0], [0, 0, 0, 255, 1, 4], [255, 255, 255, 255, 255, 255]] {
      let bytes = header + counts.flatMap { [0, 0, UInt8($0), UInt8($0)] }
      #expect(ZoneFile.rules(of: bytes) == nil)
    }
    #expect(ZoneFile.rules(of: []) == nil)
    #expect(ZoneFile.rules(of: Array("TZif".utf8)) == nil)
  }

  @Test func `an unknown zone is reported where it is named, and its calendar is that of UTC`() {
    var log = DiagnosticLog()
    var slo = ServiceLevelObjective(objective: "0.9", window: "1M", format: .openSLO, objectiveLine: 9)
    slo.period = CompliancePeriod(.calendar(.month, count: 1), zone: "Middle/Earth")
    let record = Record(
      origin: Origin(DocumentID(source: "s", path: "slo.yaml"), line: 1), lines: 1...9, title: "a", details: .slo(slo))
    #expect(readTimeZones(namedIn: [record, record], into: &log) == [:])
    #expect(log.sorted.map { "\($0.location?.line ?? 0) \($0.id)" } == ["9 slo.time-zone-unknown"])
  }
}

/// Ten thousand windows, compared with what Python's `zoneinfo` makes of them.
@Suite struct ZoneOracleTests {
  static let python = "/usr/bin/python3"
  static let isHere =
    FileManager.default.isExecutableFile(atPath: python)
    && FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Oslo")

  /// One line each: zone, unit, count, instant, first second, last second.
  private static let program = """
    import datetime as d, random, zoneinfo
    zones = '''Africa/Cairo Africa/Casablanca America/Argentina/Ushuaia America/Havana America/Los_Angeles America/New_York
      America/Nuuk America/Santiago America/Sao_Paulo America/St_Johns Asia/Beirut Asia/Gaza Asia/Kathmandu Asia/Kolkata
      Asia/Tehran Asia/Tokyo Atlantic/Azores Australia/Lord_Howe Europe/Berlin Europe/Dublin Europe/London Europe/Oslo
      Pacific/Apia Pacific/Chatham'''.split()
    random.seed(20261120)
    utc = d.timezone.utc
    def seconds(day, zone): return int(d.datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())
    def month(year, index): return d.date(year + index // 12, index % 12 + 1, 1)
    for number in range(10000):
      name = zones[number % len(zones)]
      zone = zoneinfo.ZoneInfo(name)
      unit = random.choice(['day', 'day', 'week', 'month', 'month', 'quarter', 'year'])
      count = random.choice([1, 1, 1, 2, 4]) if unit in ('day', 'week') else 1
      # From 1990 to 2060, half of them beside midnight, many in leap years.
      instant = random.randrange(631152000, 2840140800)
      day = d.datetime.fromtimestamp(instant, zone).date()
      if random.random() < .2: day = d.date(random.choice([1992, 2000, 2024, 2028, 2048]), 2, random.choice([28, 29]))
      if random.random() < .5 or day != d.datetime.fromtimestamp(instant, zone).date():
        instant = seconds(day, zone) + random.choice([0, -1, 1, 3599, 3600, 7200])
      day = d.datetime.fromtimestamp(instant, zone).date()
      if unit == 'day':
        first = d.date(1970, 1, 1) + d.timedelta((day - d.date(1970, 1, 1)).days // count * count)
        after = first + d.timedelta(count)
      elif unit == 'week':
        monday = d.date(1970, 1, 5)
        first = monday + d.timedelta((day - monday).days // (7 * count) * 7 * count)
        after = first + d.timedelta(7 * count)
      else:
        size = {'month': 1, 'quarter': 3, 'year': 12}[unit]
        begin = (day.month - 1) // size * size
        first, after = month(day.year, begin), month(day.year, begin + size)
      print(name, unit, count, instant, seconds(first, zone), seconds(after, zone))
    """

  @Test(.enabled(if: isHere)) func `ten thousand windows are as Python counts them`() throws {
    let process = Process()
    process.executableURL = URL(filePath: Self.python)
    process.arguments = ["-c", Self.program]
    process.environment = ["PYTHONTZPATH": zoneFolders[0]]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var (rules, checked, wrong) = ([String: ZoneRules](), 0, [String]())
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let numbers = words.dropFirst(2).compactMap { Int($0) }
      let unit = try #require(CompliancePeriod.Unit(rawValue: words[1]))
      let zone: ZoneRules = try #require(rules[words[0]] ?? zoneRules(named: words[0]), "\(words[0])")
      rules[words[0]] = zone
      let window = CompliancePeriod(.calendar(unit, count: numbers[0])).window(at: numbers[1], in: zone)
      if window != TimeWindow(start: numbers[2], end: numbers[3]) { wrong.append("\(line): \(window)") }
      checked += 1
    }
    #expect(checked == 10_000)
    #expect(rules.count == 24)
    #expect(wrong == [])
  }
}
