import Diagnostics
import Foundation
import ReportModel

/// A build that is over, as its metrics tell of it.
package struct FinishedRun: Sendable {
  /// When it ended, in seconds since 1970-01-01T00:00:00Z.
  package var end: Int
  package var exitCode: Int32
  /// The stages that ended, in their order, in seconds.
  package var durations: [(stage: BuildStage, seconds: Double)]
  /// What was published, if anything was.
  package var published: BuildOutcome?

  package init(
    end: Int, exitCode: Int32, durations: [(stage: BuildStage, seconds: Double)],
    published: BuildOutcome?
  ) {
    (self.end, self.exitCode, self.durations, self.published) = (end, exitCode, durations, published)
  }

  /// The bytes of a metrics file.
  ///
  /// - Parameter earlier: Those of the run before, whose site still stands when this one published none.
  package func metrics(after earlier: [UInt8]) -> [UInt8] {
    var samples: [Metric: [MetricSample]] = [
      .lastRun: [MetricSample(String(end))],
      .lastRunExitCode: [MetricSample(String(exitCode))],
      .duration: durations.map { MetricSample(secondsText($0.seconds), ["stage": $0.stage.rawValue]) },
      .version: [MetricSample("1", ["version": musterVersion])],
    ]
    if let published {
      samples.merge(siteSamples(published.facts, published.shown, published: end)) { own, _ in own }
    } else {
      samples.merge(readMetrics(earlier).filter { $0.key.isOfSite }) { own, _ in own }
    }
    return Array(metricsText(samples).utf8)
  }
}

private func siteSamples(_ facts: SiteFacts, _ log: DiagnosticLog, published end: Int) -> [Metric: [MetricSample]] {
  var samples: [Metric: [MetricSample]] = [
    .lastSuccess: [MetricSample(String(end))],
    .asOf: [MetricSample(String(facts.asOf.number * 86_400))],
    .documents: [MetricSample(String(facts.documents))],
  ]
  samples[.records] = RecordKind.allCases.map {
    MetricSample(String(facts.records.number(of: $0.rawValue)), ["kind": $0.rawValue])
  }
  samples[.diagnostics] = Diagnostic.Severity.allCases.map {
    MetricSample(String(log.count(of: $0)), ["severity": "\($0)"])
  }
  samples[.decisions] = Decision.Word.allCases.map {
    MetricSample(String(facts.decisions.number(of: $0.rawValue)), ["decision": $0.rawValue])
  }
  for score in facts.scores {
    let service: KeyValuePairs = ["service": score.service]
    samples[.score, default: []].append(MetricSample(ratioText(score.verified), service))
    samples[.coverage, default: []].append(MetricSample(ratioText(score.coverage), service))
  }
  return samples
}

/// To five decimals, as `services.json` has it in percent with three.
private func ratioText(_ ratio: Double) -> String {
  let steps = Int((ratio * 100_000).rounded())
  let fraction = String(steps % 100_000)
  return "\(steps / 100_000)." + String(repeating: "0", count: 5 - fraction.utf8.count) + fraction
}

/// Whether a file holds something, and no metrics of an earlier run: somebody else's, which metrics would replace.
package func holdsOtherThanMetrics(_ path: String) -> Bool {
  let bytes = FileManager.default.contents(atPath: path) ?? Data()
  return !bytes.isEmpty && readMetrics(Array(bytes)).isEmpty
}

/// Puts the metrics of `run` in the place of the earlier ones, in one step.
///
/// - Throws: ``RequestError/notWritten(_:)``; the earlier file stands there still.
package func writeMetrics(of run: FinishedRun, to path: String) throws(RequestError) {
  let earlier = FileManager.default.contents(atPath: path) ?? Data()
  try replaceFile(at: path, with: run.metrics(after: Array(earlier)))
}
