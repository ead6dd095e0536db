internal import ReportModel

extension GitProgram {
  /// The commit that a revision names, through tags.
  ///
  /// - Returns: `nil` when it names none or several, or the commit is lost.
  func commit(named revision: String) async throws -> DocumentHistory.Commit? {
    let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"]
    let id = try await read(arguments) { output in try await output.bytes(until: 10) ?? [] }
    guard let id, let id = objectID(id[...]) else { return nil }
    return try await commit(id)
  }

  /// - Returns: `nil` when the commit is lost.
  func commit(_ id: String) async throws -> DocumentHistory.Commit? { try await commits([id])?.first }

  /// The earliest day of some commits; `nil` when one cannot be read.
  func earliestDay(of ids: [String]) async throws -> Day? {
    try await commits(Array(ids.prefix(1000)))?.map(\.day).min()
  }

  /// The commits themselves, whether or not their parents are there.
  private func commits(_ ids: [String]) async throws -> [DocumentHistory.Commit]? {
    let arguments = ["rev-list", "--no-walk=unsorted", "--timestamp", "--end-of-options"]
    return try await read(arguments + ids + ["--"]) { output in
      var commits: [DocumentHistory.Commit] = []
      while let line = try await output.bytes(until: 10) {
        let fields = line.split(separator: 32)
        guard fields.count == 2, let id = objectID(fields[1]), let day = day(ofSeconds: fields[0]) else { continue }
        commits.append(DocumentHistory.Commit(id: id, day: day))
      }
      return commits
    }
  }
}

/// The day in UTC. A commit may claim any number of seconds; what no calendar has becomes its first or last day.
func day(ofSeconds digits: ArraySlice<UInt8>) -> Day? {
  guard let seconds = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
  let calendar = -62_135_596_800...253_402_300_799  // 0001-01-01T00:00:00Z ... 9999-12-31T23:59:59Z
  return Day(secondsSinceEpoch: min(max(seconds, calendar.lowerBound), calendar.upperBound))
}
