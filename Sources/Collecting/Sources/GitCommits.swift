internal import ReportModel

extension GitProgram {
  /// The commit that a revision names, through tags.
  ///
  /// - Returns: `nil` when it names none, or the commit is lost.
  func commit(named revision: String) async throws -> DocumentHistory.Commit? {
    let arguments = ["log", "--no-walk", "-1", "-z", "--no-show-signature", "--no-mailmap", "--format=%H %ct"]
    let found = try await read(arguments + ["--end-of-options", revision, "--"]) { output in
      let line = try await output.bytes(until: 0) ?? []
      return try await output.bytes(until: 0) == nil ? parseCommit(line[...]) : nil
    }
    return found ?? nil
  }

  /// The earliest day of some commits; `nil` when none can be read.
  func earliestDay(of commits: [String]) async throws -> Day? {
    let arguments = ["log", "-z", "--no-walk=unsorted", "--no-show-signature", "--format=%H %ct"]
    return try await read(arguments + ["--end-of-options"] + commits.prefix(1000) + ["--"]) { output in
      var earliest: Day?
      while let line = try await output.bytes(until: 0) {
        guard let day = parseCommit(line[...])?.day else { continue }
        earliest = min(earliest ?? day, day)
      }
      return earliest
    } ?? nil
  }
}

/// `<id> <seconds since 1970>`, in whatever form git ends the line.
func parseCommit(_ line: ArraySlice<UInt8>) -> DocumentHistory.Commit? {
  let fields = line.split(whereSeparator: { $0 == 32 || $0 == 10 })
  guard fields.count >= 2, let id = objectID(fields[0]), let day = day(ofSeconds: fields[1]) else { return nil }
  return DocumentHistory.Commit(id: id, day: day)
}

/// The day in UTC. A commit may claim any number of seconds; what no calendar has becomes its first or last day.
private func day(ofSeconds digits: ArraySlice<UInt8>) -> Day? {
  guard let seconds = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
  let calendar = -62_135_596_800...253_402_300_799  // 0001-01-01T00:00:00Z ... 9999-12-31T23:59:59Z
  return Day(secondsSinceEpoch: min(max(seconds, calendar.lowerBound), calendar.upperBound))
}
