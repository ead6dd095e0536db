/// Lends the lock on a destination beside which no build has left anything that must be tidied.
///
/// - Returns: What `body` returns; `nil`, and `body` was not called, when there is something to tidy.
/// - Throws: What ``openStage(for:protecting:into:)`` throws, and for the same reasons.
public func whileNobodyBuilds<R>(
  at path: String, protecting places: [ProtectedPlace], _ body: () -> R?
) throws(PublishingError) -> R? {
  let destination = try Destination(path)
  try destination.refuse(places)
  let parent = try destination.openParent(on: .real)
  let lock = try BuildLock(destination.lockName, in: parent)
  defer { lock.removeFile(destination.lockName, in: parent, on: .real) }
  let isTidy = try !parent.names().contains { name in
    Destination.isName(name, of: destination.stageName) || Destination.isName(name, of: destination.swapName)
  }
  return isTidy ? body() : nil
}
