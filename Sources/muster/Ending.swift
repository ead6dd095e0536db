import Foundation

/// Runs `work` until it is over, or until somebody asks the process to end (Ctrl-C, SIGTERM, a terminal that is closed): then
/// the work is cancelled and waited for. Who asks twice does not wait.
///
/// - Throws: What `work` throws, but nothing after it was cancelled.
func untilAskedToEnd(_ work: @escaping @Sendable () async throws -> Void) async throws {
  let (requests, continuation) = AsyncStream.makeStream(of: Void.self)
  let watches = [SIGINT, SIGTERM, SIGHUP].map { number in
    // What ends a process by default must be switched off to be noticed.
    signal(number, SIG_IGN)
    let watch = DispatchSource.makeSignalSource(signal: number)
    watch.setEventHandler {
      signal(number, SIG_DFL)
      continuation.yield()
    }
    watch.activate()
    return watch
  }
  defer { for watch in watches { watch.cancel() } }
  try await withThrowingTaskGroup(of: Bool.self) { group in
    group.addTask {
      try await work()
      return true
    }
    group.addTask {
      for await _ in requests { return false }
      return false
    }
    defer { group.cancelAll() }
    guard try await group.next() == false else { return }
    group.cancelAll()
    do { while try await group.next() != nil {} } catch {}
  }
}
