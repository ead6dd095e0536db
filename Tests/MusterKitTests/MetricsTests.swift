import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import MusterKit

@Suite struct MetricsTests {
  private func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `a build that published leaves what its site shows`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try makePayments(in: folder)
      let outcome = try await place.build("payments", to: "site")
      let run = FinishedRun(
        end: 1_795_140_000, exitCode: 0, durations: [(.open, 0.25), (.collect, 1.5)], published: outcome)
      let found = lines(run.metrics(after: []))
      for line in [
        "muster_last_run_timestamp_seconds 1795140000", "muster_last_run_exit_code 0",
        "muster_last_success_timestamp_seconds 1795140000", "muster_build_duration_seconds{stage=\"open\"} 0.250",
        "muster_build_duration_seconds{stage=\"collect\"} 1.500", "muster_site_as_of_timestamp_seconds 1795132800",
        "muster_records{kind=\"slo\"} 1", "muster_records{kind=\"incident\"} 0", "muster_documents 5",
        "muster_decisions{decision=\"GO\"} 0", "muster_service_score_ratio{service=\"payments\"} 0.12143",
        "# TYPE muster_records gauge",
      ] { #expect(found.contains(line), "\(line)\n\(found.joined(separator: "\n"))") }
      #expect(found.last == "", "the last line ends")
    }
  }

  @Test func `each metric says once what it is, before its samples`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try makePayments(in: folder)
      let outcome = try await place.build("payments", to: "site")
      let durations = BuildStage.allCases.map { ($0, 1.0) }
      let run = FinishedRun(end: 1, exitCode: 0, durations: durations, published: outcome)
      let found = lines(run.metrics(after: []))
      for metric in Metric.allCases {
        let own = found.indices.filter { found[$0].hasPrefix(metric.rawValue) }
        let help = try #require(found.firstIndex { $0.hasPrefix("# HELP \(metric.rawValue) ") })
        #expect(found[help + 1] == "# TYPE \(metric.rawValue) gauge")
        #expect(own == Array(help + 2..<help + 2 + own.count) && !own.isEmpty, "\(metric)")
        #expect(found.count { $0.hasPrefix("# HELP \(metric.rawValue) ") } == 1)
      }
    }
  }

  @Test func `a build that failed takes over what is said of the site that stands`() {
    let earlier = """
      # HELP muster_last_run_exit_code x
      muster_last_run_exit_code 0
      muster_last_run_timestamp_seconds 100
      muster_last_success_timestamp_seconds 100
      muster_build_duration_seconds{stage="open"} 1.000
      muster_documents 12
      muster_service_score_ratio{service="a\\"b\\\\c\\nd"} 0.50000

      """
    let run = FinishedRun(end: 200, exitCode: 75, durations: [(.open, 0.001)], published: nil)
    let found = lines(run.metrics(after: Array(earlier.utf8))).filter { !$0.hasPrefix("#") && !$0.isEmpty }
    #expect(
      found == [
        "muster_last_run_timestamp_seconds 200", "muster_last_run_exit_code 75",
        "muster_last_success_timestamp_seconds 100", "muster_build_duration_seconds{stage=\"open\"} 0.001",
        "muster_build_info{version=\"\(musterVersion)\"} 1", "muster_documents 12",
        "muster_service_score_ratio{service=\"a\\\"b\\\\c\\nd\"} 0.50000",
      ])
  }

  @Test(arguments: [
    "muster_documents", "muster_documents ", "muster_documents twelve", "muster_documents{ 1",
    "muster_documents{a=\"b 1",
    "muster_documents{a=b} 1", "muster_documents{a=\"b\"}1", "muster_documents{=\"b\"} 1", "muster_documents{a=\"b\\",
    "node_load1 3", "muster_document 3", "\u{0}\u{1}", "muster_documents 1 2",
  ])
  func `what is no sample of ours is left out of an earlier file`(line: String) {
    #expect(
      readMetrics(Array("\(line)\nmuster_records{kind=\"slo\"} 2\n".utf8)) == [
        .records: [MetricSample("2", ["kind": "slo"])]
      ])
  }

  @Test func `what is written is read as it was`() {
    var seed: UInt64 = 20_261_120
    func next(_ bound: UInt64) -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (seed >> 33) % bound
    }
    let letters = ["a", "\"", "\\", "\n", "{", "}", ",", "=", " ", "é", "\u{301}", "n"]
    for round in 0..<500 {
      var samples: [Metric: [MetricSample]] = [:]
      for metric in Metric.allCases where next(3) > 0 {
        samples[metric] = (0...next(3)).map { _ in
          let value = (0..<next(6)).map { _ in letters[Int(next(UInt64(letters.count)))] }.joined()
          return MetricSample(String(next(1000)), next(2) == 0 ? [:] : ["name": value, "other_name": "x"])
        }
      }
      #expect(readMetrics(Array(metricsText(samples).utf8)) == samples, "seed 20261120, round \(round)")
    }
  }
}
