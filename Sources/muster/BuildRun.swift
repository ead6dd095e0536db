import Diagnostics
import Foundation
import MusterKit
import ReportModel
import Synchronization

/// A build as it is told of while it runs: lines on standard error, and at its end a metrics file.
///
/// The stages are told of from the build's own task, and the time limit from a thread of its own: hence the lock.
final class BuildRun: Sendable {
  private let unattended: UnattendedOptions
  private let output: OutputOptions
  private let request: ReportRequest
  private let state = Mutex(State())

  private struct State {
    /// As it was given.
    var destination = ""
    var mode = PublishingMode.exchange
    var running: BuildStage?
    var durations: [(stage: BuildStage, seconds: Double)] = []
    var hasEnded = false
  }

  init(_ request: ReportRequest, _ unattended: UnattendedOptions, _ output: OutputOptions) {
    (self.request, self.unattended, self.output) = (request, unattended, output)
  }

  /// - Parameter destination: As it was given.
  func begin(to destination: String, by mode: PublishingMode) {
    state.withLock { ($0.destination, $0.mode) = (destination, mode) }
    if let limit = unattended.timeout.milliseconds { watch(for: limit) }
    watchForRequestsToEnd()
    switch unattended.log {
    case .text: output.progress("reading")
    case .json: if !output.quiet { write(.begin(asOf: request.asOf, destination: destination)) }
    }
  }

  func note(_ event: StageEvent) {
    state.withLock { state in
      switch event {
      case .began(let stage): state.running = stage
      case .ended(let stage, let seconds):
        state.durations.append((stage, seconds))
        state.running = nil
      }
    }
    if unattended.log == .json, !output.quiet { write(.stage(event)) }
  }
}

extension BuildRun {
  private var destination: String { state.withLock { $0.destination } }

  /// - Throws: ``Failure`` when only the metrics could not be written.
  func end(_ outcome: BuildOutcome, _ log: DiagnosticLog) async throws(Failure) {
    await claimEnd()
    show(log.diagnostics.filter(output.showsBesideTheSite).sorted())
    switch unattended.log {
    case .text: output.say(summary(outcome, log))
    case .json: if !output.quiet { write(.published(outcome, log, destination: destination)) }
    }
    do {
      try writeMetrics(exitCode: 0, published: outcome)
    } catch {
      let failure = Failure(message: "the site is published, but \(error)", exitCode: error.exitCode)
      tell(failure)
      throw failure
    }
  }

  func end(_ failure: Failure, _ log: DiagnosticLog) async {
    await claimEnd()
    show(log.diagnostics.filter { $0.severity == .error || output.verbose }.sorted())
    fail(failure)
  }

  /// From here on the time limit does nothing. Where it was faster, the process ends before this returns.
  private func claimEnd() async {
    while !isFirstToEnd() { try? await Task.sleep(for: .seconds(1)) }
  }

  private func isFirstToEnd() -> Bool {
    state.withLock { state in
      defer { state.hasEnded = true }
      return !state.hasEnded
    }
  }

  /// Ends the process when the time is up: what hangs may be anything, so nothing is waited for.
  private func watch(for milliseconds: Int) {
    Thread.detachNewThread { [self] in
      Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
      guard isFirstToEnd() else { return }
      stop("after \(unattended.timeout), the time limit", exitCode: 75) {
        "\n  help: Give it more with --timeout, or see what takes so long with --log json"
      }
      _exit(75)
    }
  }

  /// Ends the process as whoever asked for it expects: by the signal that it was asked with.
  private func watchForRequestsToEnd() {
    for (number, name) in [(SIGINT, "SIGINT"), (SIGTERM, "SIGTERM"), (SIGHUP, "SIGHUP")] {
      // Who started the program may want the signal to be ignored, as `nohup` does.
      let before = signal(number, SIG_IGN)
      guard unsafe unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else { continue }
      let watch = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      watch.setEventHandler { [self] in
        // Who asks twice does not wait. Until then the watch is kept alive by being named here.
        signal(number, SIG_DFL)
        watch.cancel()
        guard isFirstToEnd() else { return }
        stop("by \(name)", exitCode: 128 + number)
        // To the process: this thread may be one that gets no signals. Where none gets it, the exit code says the same.
        kill(getpid(), number)
        usleep(100_000)
        _exit(128 + number)
      }
      watch.activate()
    }
  }

  /// Tells of the end.
  ///
  /// The folder in which the new site was being made stays, as after a crash; the next build removes it. Those in which git
  /// worked would be left to nobody, and go.
  private func stop(_ how: String, exitCode: Int32, help: () -> String = { "" }) {
    let (stage, mode) = state.withLock { ($0.running, $0.mode) }
    let place = stage.map { " in the stage '\($0.rawValue)'" } ?? ""
    fail(
      Failure(
        message: "stopped\(place) \(how); \(whatStands(mode, stoppedIn: stage))\(help())", exitCode: exitCode))
    leaveNothingBehind()
  }
}

/// Waits for a second at most: a disk that hangs may be why the time is up.
private func leaveNothingBehind() {
  let isDone = DispatchSemaphore(value: 0)
  Thread.detachNewThread {
    removeWorkingFolders()
    isDone.signal()
  }
  _ = isDone.wait(timeout: .now() + 1)
}

/// What readers find after a build was stopped, wherever in the stage that was.
private func whatStands(_ mode: PublishingMode, stoppedIn stage: BuildStage?) -> String {
  switch (mode, stage) {
  // Files are moved when all else is done, and before anything else where an earlier build was stopped in that.
  case (.inPlace, .open), (.inPlace, .publish), (.inPlace, nil):
    "the site may hold files of two builds, each of them whole, and the next build with --in-place finishes it"
  default: "the site that stands stays"
  }
}

extension BuildRun {
  private func fail(_ failure: Failure) {
    tell(failure)
    do {
      try writeMetrics(exitCode: failure.exitCode, published: nil)
    } catch {
      tell(Failure(message: "the metrics still tell of the build before: \(error)", exitCode: failure.exitCode))
    }
  }

  private func tell(_ failure: Failure) {
    switch unattended.log {
    case .text: writeError("muster: \(failure.message)")
    case .json:
      let stage = state.withLock { $0.running }
      write(.failed(exitCode: failure.exitCode, stage: stage, message: failure.message))
    }
  }

  private func writeMetrics(exitCode: Int32, published: BuildOutcome?) throws(RequestError) {
    guard let file = unattended.metrics else { return }
    let run = FinishedRun(
      end: Self.now, exitCode: exitCode, durations: state.withLock { $0.durations }, published: published)
    try MusterKit.writeMetrics(of: run, to: request.absolute(file))
  }

  private func show(_ diagnostics: [Diagnostic]) {
    switch unattended.log {
    case .text: output.show(diagnostics, namingSource: request.sources.count > 1)
    case .json: for diagnostic in diagnostics { write(.diagnostic(diagnostic)) }
    }
  }

  private func write(_ line: LogLine) { writeError(line.json(at: Self.now)) }

  private static var now: Int { Int(Date().timeIntervalSince1970.rounded(.down)) }

  private func summary(_ outcome: BuildOutcome, _ log: DiagnosticLog) -> String {
    let tenths = Int((outcome.seconds * 10).rounded())
    return "muster: \(counted(outcome.services, "service")), \(counted(outcome.records, "record")) from "
      + "\(counted(outcome.documents, "document")); \(counted(outcome.written, "file")) written, "
      + "\(outcome.unchanged) unchanged, \(outcome.removed) removed; "
      + "\(counted(log.count(of: .error), "error")), \(counted(log.count(of: .warning), "warning")) "
      + "-> \(destination) (\(tenths / 10).\(tenths % 10) s)"
  }
}
