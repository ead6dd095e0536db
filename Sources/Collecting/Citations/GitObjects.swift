internal import ReportModel

extension GitProgram {
  /// Lends the way to one `cat-file` process, which is started with the first question and ends with `body`.
  func withBlobs<R: Sendable>(_ body: (BlobChannel) async throws -> R) async throws -> R {
    let (channel, requests) = BlobChannel.open()
    return try await withThrowingTaskGroup(of: Void.self) { answering in
      answering.addTask { await answer(requests) }
      defer { channel.close() }
      return try await body(channel)
    }
  }

  /// The full ids of commits, through tags, by what they are called; without those that the repository does not have or that
  /// an abbreviation names several of.
  ///
  /// - Parameter names: Hexadecimal ids, whole or not.
  func commits(named names: [String]) async throws -> [String: String] {
    var found: [String: String] = [:]
    for some in names.runs(of: 256) {
      let lines = some.flatMap { Array("\($0)^{commit}\n".utf8) }
      let answers = try await converse(["cat-file", "--batch-check=%(objectname) %(objecttype)"]) { input, output in
        try await input.ask(lines) {
          var ids: [String?] = []
          while ids.count < some.count, let line = try await output.bytes(until: 10) {
            let fields = line.split(separator: 32)
            let isCommit = fields.count == 2 && fields[1].elementsEqual("commit".utf8)
            ids.append(isCommit ? objectID(fields[0]) : nil)
          }
          return ids
        }
      }
      for (name, id) in zip(some, answers ?? []) { found[name] = id }
    }
    return found
  }

  /// Of some commits those that `newest` does not build upon: lost in a rebase, or of another branch.
  func unreachable(_ ids: [String], from newest: String) async throws -> Set<String> {
    let wanted = Set(ids)
    let arguments = ["rev-list", "--end-of-options"] + ids + ["^\(newest)", "--"]
    let found = try await read(arguments) { output in
      var found: Set<String> = []
      while let line = try await output.bytes(until: 10) {
        if let id = objectID(line[...]), wanted.contains(id) { found.insert(id) }
      }
      return found
    }
    // What cannot be told is not shown.
    return found ?? wanted
  }

  /// For each day the newest commit of the main line that is not younger; nothing for a day before all of them.
  func commits(onOrBefore days: Set<Day>, since newest: String) async throws -> [Day: String] {
    let days = days.sorted(by: >)
    let arguments = ["rev-list", "--first-parent", "--timestamp", "--end-of-options", newest, "--"]
    let found = try await read(arguments) { output in
      var (found, next) = ([Day: String](), 0)
      while next < days.count, let line = try await output.bytes(until: 10) {
        let fields = line.split(separator: 32)
        guard fields.count == 2, let id = objectID(fields[1]), let day = day(ofSeconds: fields[0]) else { continue }
        while next < days.count, day <= days[next] {
          found[days[next]] = id
          next += 1
        }
      }
      // Git ends with a failure when nobody reads on, and its output is short; the rest is read past.
      while try await output.bytes(until: 10) != nil {}
      return found
    }
    return found ?? [:]
  }

  /// Which files got another name between two commits, as git itself recognises it: by half of their content or more.
  ///
  /// - Returns: relative to `prefix`; nothing when git cannot compare the two.
  func renames(from old: String, to new: String, prefix: String) async throws -> [SourcePath: SourcePath] {
    let arguments = [
      "diff-tree", "-r", "-z", "--find-renames=50%", "--diff-filter=R", "--name-status", "--no-ext-diff",
      "--no-textconv", "--end-of-options", old, new, "--",
    ]
    let start = prefix.isEmpty ? [] : Array("\(prefix)/".utf8)
    let found = try await read(arguments) { output in
      var renames: [SourcePath: SourcePath] = [:]
      while let status = try await output.bytes(until: 0), let from = try await output.bytes(until: 0),
        let to = try await output.bytes(until: 0)
      {
        guard status.first == UInt8(ascii: "R"), from.starts(with: start), to.starts(with: start) else { continue }
        let names = [from, to].map { SourcePath(String(decoding: $0.dropFirst(start.count), as: UTF8.self)) }
        renames[names[0]] = names[1]
      }
      return renames
    }
    return found ?? [:]
  }
}
