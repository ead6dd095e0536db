/// The stages of a build, in their order. The raw value is the word in `BUILD.json`, in the log and in the metrics.
package enum BuildStage: String, Hashable, Sendable, CaseIterable {
  case open, collect, assess, history, images, plan, render, publish
}

/// Told while a build runs, in the order in which it happens.
package enum StageEvent: Hashable, Sendable {
  case began(BuildStage)
  case ended(BuildStage, seconds: Double)
}

/// How long each stage took; for whoever runs the build and for nothing that a page shows.
///
/// One stage begins where the one before it ends.
struct StageClock: Sendable {
  private(set) var durations: [(stage: BuildStage, seconds: Double)] = []
  private let observer: (@Sendable (StageEvent) -> Void)?
  private let start = ContinuousClock.now
  private var running: (stage: BuildStage, since: ContinuousClock.Instant)?

  /// - Parameter observer: Told of every stage.
  init(observer: (@Sendable (StageEvent) -> Void)? = nil) { self.observer = observer }

  mutating func begin(_ stage: BuildStage) {
    end()
    running = (stage, .now)
    observer?(.began(stage))
  }

  /// Ends what is running.
  mutating func end() {
    guard let (stage, since) = running else { return }
    let seconds = (ContinuousClock.now - since).seconds
    durations.append((stage, seconds))
    running = nil
    observer?(.ended(stage, seconds: seconds))
  }

  var total: Double { (ContinuousClock.now - start).seconds }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
