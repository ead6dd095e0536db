extension Sequence where Self: Sendable, Element: Sendable {
  /// `map`, on at most `width` child tasks at a time, with the results in the order of the input.
  ///
  /// - Throws: What `transform` throws, and `CancellationError` soon after the task was cancelled.
  package func concurrentMap<T: Sendable>(
    width: Int, _ transform: @escaping @Sendable (Element) async throws -> T
  ) async throws -> [T] {
    precondition(width > 0)
    return try await withThrowingTaskGroup(of: (Int, T).self) { group in
      var results: [Int: T] = [:]
      for (index, element) in enumerated() {
        if index >= width, let (done, value) = try await group.next() { results[done] = value }
        // Somebody may not want the results any more.
        try Task.checkCancellation()
        group.addTask { (index, try await transform(element)) }
      }
      for try await (done, value) in group { results[done] = value }
      return results.sorted { $0.key < $1.key }.map(\.value)
    }
  }
}

extension Array {
  /// Runs of at most `length` elements: a task for each small file would cost more than the file.
  package func runs(of length: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: length).map { self[$0..<Swift.min($0 + length, count)] }
  }
}
