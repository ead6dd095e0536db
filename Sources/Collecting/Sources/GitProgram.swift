private import Glibc
internal import Subprocess
private import Synchronization

/// The `git` program, run over one repository's objects and never inside that repository.
///
/// It works with a git folder of our own, which has no configuration, hooks or attributes, and
/// borrows the repository's objects. The environment is made from nothing, so neither the
/// repository nor the account can make git run another program.
struct GitProgram: Sendable {
  /// Folders in which `git` is looked for, with `:` between them.
  var searchPath: String
  /// Our own git folder.
  var folder: String
  /// Where the repository's objects are.
  var objects: [String]
  /// `nil` where there is no working tree.
  var workTree: String?
  var index: String?

  /// Git is ended when it is silent for longer: a file in the repository may be a pipe that nobody writes into.
  var patience = Duration.seconds(30)
  /// After this many, git is not started again for the repository.
  static let mostSilences = 3
  /// How often it has been ended; copies count together.
  private let silences = Count()

  var isGivenUp: Bool { silences.value >= Self.mostSilences }

  /// Runs a command and hands its output to `body` as it comes.
  ///
  /// - Returns: what `body` returned; `nil` when git ended with a failure that is not of our doing.
  /// - Throws: ``GitMissing``, or what `body` throws.
  func read<R: Sendable>(_ arguments: [String], _ body: (inout GitOutput) async throws -> R) async throws -> R? {
    let stops = Count()
    return try await run(arguments, input: .none, stops) { execution in
      let watch = Watch(patience: patience, silences: silences, stops: stops) { try? execution.send(signal: .kill) }
      var output = GitOutput(execution.standardOutput, watch)
      return try await watch.during { try await body(&output) }
    }
  }

  /// Runs a command with which `body` speaks: it writes, and reads the answers, as often and as late as it wants.
  ///
  /// - Returns: as ``read(_:_:)``.
  func converse<R: Sendable>(
    _ arguments: [String], _ body: (GitInput, inout GitOutput) async throws -> R
  ) async throws -> R? {
    // A program that has died must not take us with it when we write to it.
    _ = signal(SIGPIPE, SIG_IGN)
    let stops = Count()
    return try await run(arguments, input: .inputWriter, stops) { execution in
      let watch = Watch(patience: patience, silences: silences, stops: stops) { try? execution.send(signal: .kill) }
      var output = GitOutput(execution.standardOutput, watch)
      return try await body(GitInput(execution.standardInputWriter, watch), &output)
    }
  }

  // What git says on its error stream is dropped: it names our temporary folder, and is different on each run.
  private func run<Input: InputProtocol, R: Sendable>(
    _ arguments: [String], input: Input, _ stops: Count,
    _ body: (Execution<Input, SequenceOutput, DiscardedOutput>) async throws -> R
  ) async throws -> R? {
    guard !isGivenUp else { return nil }
    do {
      let result = try await Subprocess.run(
        .name("git"), arguments: Arguments(settings + arguments), environment: environment,
        input: input, output: .sequence, error: .discarded, body: body)
      return result.terminationStatus.isSuccess || stops.value > 0 ? result.closureResult : nil
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw GitMissing()
    }
  }

  private var environment: Environment {
    var variables: [Environment.Key: String] = [
      "PATH": searchPath, "HOME": "/nonexistent", "LC_ALL": "C", "TZ": "UTC",
      "GIT_DIR": folder, "GIT_ALTERNATE_OBJECT_DIRECTORIES": objects.map(quoted).joined(separator: ":"),
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_ATTR_NOSYSTEM": "1",
      "GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0",
      "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "/bin/false", "GIT_ALLOW_PROTOCOL": "none",
      "GIT_LITERAL_PATHSPECS": "1",
    ]
    if let workTree { variables["GIT_WORK_TREE"] = workTree }
    if let index { variables["GIT_INDEX_FILE"] = index }
    return .custom(variables)
  }

  // An index of several packs names them by their paths, which may lead anywhere.
  private var settings: [String] {
    let values = [
      "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.commitGraph=false", "core.multiPackIndex=false",
      "core.quotePath=false",
      "log.showSignature=false", "color.ui=false", "i18n.logOutputEncoding=UTF-8", "gc.auto=0",
      "maintenance.auto=false", "safe.bareRepository=explicit",
    ]
    return ["--no-pager"] + values.flatMap { ["-c", $0] }
  }
}

/// There is no `git` where it was looked for.
struct GitMissing: Error {}

/// Git's list of object folders is split at colons, unless they are quoted.
private func quoted(_ path: String) -> String {
  guard path.utf8.contains(where: { $0 == 58 || $0 == 34 }) else { return path }
  let escaped = path.utf8.flatMap { $0 == 34 || $0 == 92 ? [92, $0] : [$0] }
  return "\"\(String(decoding: escaped, as: UTF8.self))\""
}

/// What git prints, taken a piece at a time.
struct GitOutput {
  private var iterator: SubprocessOutputSequence.Iterator
  private let watch: Watch
  private var chunk: [UInt8] = []
  private var position = 0

  fileprivate init(_ sequence: SubprocessOutputSequence, _ watch: Watch) {
    (iterator, self.watch) = (sequence.makeAsyncIterator(), watch)
  }

  /// The bytes before the next `separator`, which is taken too.
  ///
  /// - Returns: at most a mebibyte of them, as names may be of any length; `nil` at the end. What stands before the end
  ///   without a separator is dropped as incomplete.
  mutating func bytes(until separator: UInt8) async throws -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      let end = chunk[position...].firstIndex(of: separator)
      bytes += chunk[position..<(end ?? chunk.count)].prefix(Self.longest - bytes.count)
      if let end {
        position = end + 1
        return bytes
      }
      guard try await refill() else { return nil }
    }
  }

  private static let longest = 1 << 20

  /// Ends git, of which enough has been heard.
  func stop() {
    watch.stops.increment()
    watch.end()
  }

  /// The next `count` bytes, of which the first `kept` are returned; `nil` when the output ends before.
  mutating func bytes(count: Int, keeping kept: Int) async throws -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(count, kept))
    var missing = count
    while missing > 0 {
      if position == chunk.count, try await !refill() { return nil }
      let part = chunk[position..<min(chunk.count, position + missing)]
      bytes += part.prefix(kept - bytes.count)
      position += part.count
      missing -= part.count
    }
    return bytes
  }

  private mutating func refill() async throws -> Bool {
    position = 0
    chunk = []
    guard let next = try await iterator.next() else { return false }
    watch.signs.increment()
    chunk = unsafe next.withUnsafeBytes { unsafe Array($0) }
    return true
  }
}

/// What git reads.
struct GitInput: Sendable {
  private let writer: StandardInputWriter
  private let watch: Watch

  fileprivate init(_ writer: StandardInputWriter, _ watch: Watch) { (self.writer, self.watch) = (writer, watch) }

  /// Writes a question and lets `answer` read what git says; git is ended when it falls silent meanwhile.
  func ask<R>(_ question: [UInt8], _ answer: () async throws -> R) async throws -> R {
    try await watch.during {
      _ = try await writer.write(question)
      return try await answer()
    }
  }
}

/// Ends a process that gives no sign of life for as long as we are patient, and counts that.
private struct Watch: Sendable {
  let patience: Duration
  let silences: Count
  /// How often it was ended because we knew enough.
  let stops: Count
  let signs = Count()
  let end: @Sendable () -> Void

  init(patience: Duration, silences: Count, stops: Count, _ end: @escaping @Sendable () -> Void) {
    (self.patience, self.silences, self.stops, self.end) = (patience, silences, stops, end)
  }

  func during<R>(_ body: () async throws -> R) async throws -> R {
    let task = Task {
      var seen = signs.value
      while true {
        try await Task.sleep(for: patience)
        if signs.value == seen { break }
        seen = signs.value
      }
      silences.increment()
      end()
    }
    defer { task.cancel() }
    return try await body()
  }
}

private final class Count: Sendable {
  private let number = Atomic<Int>(0)
  var value: Int { number.load(ordering: .relaxed) }
  func increment() { number.add(1, ordering: .relaxed) }
}
