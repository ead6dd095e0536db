internal import ReportModel

/// Lends the lock on a place where no build has left anything that must be tidied.
///
/// - Returns: What `body` returns; `nil`, and `body` was not called, when there is something to tidy.
/// - Throws: What ``openStage(for:protecting:into:)`` throws, and for the same reasons.
public func whileNobodyBuilds<R>(
  _ order: PublishingOrder, protecting places: [ProtectedPlace], _ body: () async -> R?
) async throws(PublishingError) -> R? {
  let destination = try Destination(order.destination)
  try destination.refuse(places)
  switch order.mode {
  case .exchange:
    let parent = try destination.openParent(on: .real)
    let lock = try BuildLock(destination.lockName, in: parent)
    defer { lock.removeFile(on: .real) }
    let isTidy = try !parent.names().contains { name in
      Destination.isName(name, of: destination.stageName) || Destination.isName(name, of: destination.swapName)
    }
    let inner = try destination.openIfPresent()?.names() ?? []
    return isTidy && !inner.contains(where: InnerName.isLeftover) ? await body() : nil
  case .releases, .inPlace:
    guard let root = try destination.openIfPresent() else { return nil }
    let lock = try BuildLock(InnerName.lock, in: root)
    defer { lock.removeFile(on: .real) }
    var names = try root.names()
    if names.contains(ReleaseFolder.releases) { names += try ReleaseFolder(at: root).releases.names() }
    return names.contains(where: InnerName.isLeftover) ? nil : await body()
  }
}
