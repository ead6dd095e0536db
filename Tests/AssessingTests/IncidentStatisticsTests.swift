import ReportModel
import Testing

@testable import Assessing

@Suite struct IncidentStatisticsTests {
  private static func incident(_ index: Int, _ incident: Incident, service: String? = "pay", on day: Day = today)
    -> Record
  {
    var record = record("i\(index).md", .incident(incident), on: day)
    record.service = service
    return record
  }

  private static func at(_ minute: Int) -> Moment { Moment(day: today, minute: minute, offset: 0) }

  @Test func `each time has its own number of incidents`() throws {
    let first = Incident(
      started: Self.at(0), detected: Self.at(4), acknowledged: Self.at(6), mitigated: Self.at(14),
      repaired: Self.at(34),
      resolved: Self.at(64))
    let second = Incident(detected: Self.at(10), resolved: Self.at(20))
    let records = [Self.incident(1, first), Self.incident(2, second, service: "search"), Self.incident(3, Incident())]
    let found = Sample(records: records).report().0.incidents
    #expect(found.map(\.service) == [nil, "pay", "search"])
    #expect(found.map(\.count) == [3, 2, 1])
    let all = try #require(found.first).spreads
    #expect(all.map(\.time) == [.detect, .acknowledge, .mitigate, .repair, .resolve])
    #expect(all.map(\.count) == [1, 1, 1, 1, 2])
    #expect(all.map(\.largest) == [4, 2, 10, 30, 60])
    #expect(all.map(\.median) == [Fraction(4), Fraction(2), Fraction(10), Fraction(30), Fraction(35)])
    #expect(all.allSatisfy { !$0.isComparable })
  }

  @Test func `the mean time to mitigate is its own, and no repair stands in for it`() throws {
    let mitigated = Incident(detected: Self.at(0), mitigated: Self.at(12), resolved: Self.at(90))
    let stated = Incident(detected: Self.at(0), mitigated: Self.at(30), statedMitigate: 20)
    let repaired = Incident(detected: Self.at(0), repaired: Self.at(70))
    let records = [mitigated, stated, repaired].enumerated().map { Self.incident($0, $1) }
    let found = Sample(records: records).report().0.incidents
    let spread = try #require(found.first?.spreads.first { $0.time == .mitigate })
    #expect(spread.count == 2)
    #expect(spread.mean == Fraction(16))
    #expect(spread.contradicted == 1)
  }

  @Test func `what a document states counts, and what its times say is counted as another`() throws {
    let stated = Incident(detected: Self.at(0), resolved: Self.at(100), statedResolve: 60)
    let rounded = Incident(detected: Self.at(0), resolved: Self.at(61), statedResolve: 60)
    let found = Sample(records: [Self.incident(1, stated), Self.incident(2, rounded)]).report().0.incidents
    let spread = try #require(found.first?.spreads.first)
    #expect(spread.mean == Fraction(60))
    #expect(spread.contradicted == 1)
    #expect(stated.contradiction(of: .resolve) == 100)
  }

  @Test func `what is dated tomorrow has not happened`() {
    let record = Self.incident(1, Incident(statedRepair: 5), on: today + 1)
    #expect(Sample(records: [record]).report().0.incidents == [])
  }
}
