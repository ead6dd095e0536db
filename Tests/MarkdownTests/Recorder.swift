import Markdown
import Synchronization

final class Recorder: Sendable {
  private let seen = Mutex<[LinkReference]>([])
  func add(_ reference: LinkReference) { seen.withLock { $0.append(reference) } }
  var references: [LinkReference] { seen.withLock { $0 } }
}
