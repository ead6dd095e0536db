internal import Synchronization

/// A site that is replaced while it is served.
///
/// Requests are answered by tasks of their own while another one builds: hence the lock, which is held for no longer than
/// it takes to copy a value.
package final class Preview: Sendable {
  private let edition = Mutex(Edition())
  /// How long a request for another edition is held, in steps.
  private let patience: Int

  private static let step = Duration.milliseconds(50)

  /// - Parameter patience: How long a request for another edition is held before it is told that there is none.
  package init(patience: Duration = .seconds(20)) { self.patience = Int(patience / Self.step) }

  package func show(_ site: ServedSite) {
    edition.withLock { ($0.site, $0.failure, $0.failures) = (site, nil, 0) }
  }

  /// The site stays, and its pages say why there is no newer one.
  package func show(failure: String) {
    edition.withLock { ($0.failure, $0.failures) = (failure, $0.failures + 1) }
  }

  /// Requests that name this port are answered from now on.
  package func open(on port: UInt16) { edition.withLock { $0.port = port } }

  package func answer(_ request: PageRequest) async -> PageAnswer {
    for _ in 0..<patience {
      let edition = edition.withLock { $0 }
      guard edition.refusal(of: request) == nil, edition.isAwaited(by: request) else { break }
      do { try await Task.sleep(for: Self.step) } catch { break }
    }
    return edition.withLock { $0 }.answer(request)
  }
}
