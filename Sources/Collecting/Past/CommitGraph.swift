internal import ReportModel

/// All commits that some build upon, themselves included, with their days and parents.
struct CommitGraph: Sendable {
  struct Commit: Sendable {
    var id: String
    /// The committer's date, in UTC.
    var day: Day
    /// Indexes, in the order of the parents; without those that a shallow clone does not have.
    var parents: [Int]
  }

  /// In git's order, from the newest.
  private(set) var commits: [Commit] = []
  private(set) var places: [String: Int] = [:]

  /// - Parameter lines: `<seconds> <id> <parent>...`
  init(reading lines: [[UInt8]]) {
    var parents: [[String]] = []
    for line in lines {
      let fields = line.split(separator: 32)
      guard fields.count > 1, let id = objectID(fields[1]), let day = day(ofSeconds: fields[0]) else { continue }
      places[id] = commits.count
      commits.append(Commit(id: id, day: day, parents: []))
      parents.append(fields.dropFirst(2).compactMap(objectID))
    }
    for (index, ids) in parents.enumerated() { commits[index].parents = ids.compactMap { places[$0] } }
  }

  /// The commits of the main line, from `id` backwards by first parents.
  func mainLine(from id: String) -> [Commit] {
    var line: [Commit] = []
    var next = places[id]
    while let index = next {
      line.append(commits[index])
      next = commits[index].parents.first
    }
    return line
  }

  /// For each commit, by its index, whether `id` is it or builds upon it.
  func ancestry(of id: String) -> [Bool] {
    var isIn = [Bool](repeating: false, count: commits.count)
    var pending = places[id].map { [$0] } ?? []
    while let index = pending.popLast() {
      guard !isIn[index] else { continue }
      isIn[index] = true
      pending += commits[index].parents
    }
    return isIn
  }
}

extension GitProgram {
  /// - Returns: `nil` when git could not read all commits.
  func graph(since commits: [String]) async throws -> CommitGraph? {
    let arguments = ["rev-list", "--parents", "--timestamp", "--end-of-options"]
    let lines = try await read(arguments + commits + ["--"]) { output in
      var lines: [[UInt8]] = []
      while let line = try await output.bytes(until: 10) { lines.append(line) }
      return lines
    }
    return lines.map { CommitGraph(reading: $0) }
  }
}
