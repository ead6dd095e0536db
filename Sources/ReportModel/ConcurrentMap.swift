extension Collection where Self: Sendable, Element: Sendable {
  /// `map`, on at most `width` child tasks at a time, with the results in the order of the input.
  package func concurrentMap<T: Sendable, Failure: Error>(
    width: Int, _ transform: @escaping @Sendable (Element) async throws(Failure) -> T
  ) async throws(Failure) -> [T] {
    precondition(width > 0)
    let outcomes = await withTaskGroup(of: (Int, Result<T, Failure>).self) { group in
      var outcomes = [Result<T, Failure>?](repeating: nil, count: count)
      for (index, element) in enumerated() {
        if index >= width, let (done, outcome) = await group.next() {
          outcomes[done] = outcome
          if case .failure = outcome {
            group.cancelAll()
            return outcomes
          }
        }
        group.addTask { () async -> (Int, Result<T, Failure>) in
          do throws(Failure) {
            return (index, .success(try await transform(element)))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      for await (done, outcome) in group { outcomes[done] = outcome }
      return outcomes
    }
    var results: [T] = []
    results.reserveCapacity(outcomes.count)
    for outcome in outcomes { if let outcome { results.append(try outcome.get()) } }
    return results
  }
}

extension Array {
  /// Runs of at most `length` elements: a task for each small file would cost more than the file.
  package func runs(of length: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: length).map { self[$0..<Swift.min($0 + length, count)] }
  }
}
