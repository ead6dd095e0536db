/// A request for some objects of one repository.
struct BlobRequest: Sendable {
  /// What is wanted of each object; one of another type counts as missing.
  enum Wanted: Sendable {
    case blob, tree
    /// The full id of a commit, as text, instead of what is in it.
    case commitID
  }

  var ids: [String]
  var wanted: Wanted
  /// Of each object, so many bytes are kept; what is longer is read past.
  var keeping: Int
  fileprivate var reply: CheckedContinuation<[[UInt8]?], any Error>
}

/// The way to a repository's one `cat-file` process, which tasks share.
struct BlobChannel: Sendable {
  private let requests: AsyncStream<BlobRequest>.Continuation

  /// - Returns: the channel, and the requests that ``GitProgram/answer(_:)`` must be busy with while it is used.
  static func open() -> (channel: BlobChannel, requests: AsyncStream<BlobRequest>) {
    let (stream, continuation) = AsyncStream.makeStream(of: BlobRequest.self)
    return (BlobChannel(requests: continuation), stream)
  }

  /// The contents of objects, `nil` for each that the repository lacks or cannot read.
  func contents(
    of ids: [String], as wanted: BlobRequest.Wanted = .blob, keeping limit: Int
  ) async throws -> [[UInt8]?] {
    guard !ids.isEmpty else { return [] }
    return try await withCheckedThrowingContinuation { reply in
      let result = requests.yield(BlobRequest(ids: ids, wanted: wanted, keeping: limit, reply: reply))
      if case .terminated = result { reply.resume(throwing: CancellationError()) }
    }
  }

  /// No more will be asked.
  func close() { requests.finish() }
}

extension GitProgram {
  /// Answers requests until the channel is closed, with one process as long as that lives.
  ///
  /// A damaged object ends git, and one that is a pipe makes us end it. The object is reported as missing, and a new
  /// process goes on after it, until so many have died that the repository as a whole must be broken: then all that is
  /// asked for is missing.
  func answer(_ requests: AsyncStream<BlobRequest>) async {
    var requests = requests.makeAsyncIterator()
    var current: Answer?
    var failure: (any Error)?
    do {
      for _ in 0..<Self.patienceWithDamage where !isGivenUp {
        _ = try await converse(["cat-file", "--batch"]) { input, output in
          while true {
            if current == nil { current = await requests.next().map(Answer.init) }
            guard current != nil else { return }
            guard try await current!.complete(input, &output) else { break }
            current = nil
          }
        }
        guard current != nil else { return }
        current!.giveUpOnOne()
      }
    } catch {
      failure = error
    }
    current?.giveUp(failure)
    while let request = await requests.next() { Answer(request).giveUp(failure) }
  }

  private static let patienceWithDamage = 100
}

/// A request, and as much of its answer as there is.
private struct Answer {
  let request: BlobRequest
  private var contents: [[UInt8]?] = []

  init(_ request: BlobRequest) { self.request = request }

  /// The object that comes next cannot be read.
  mutating func giveUpOnOne() { contents.append(nil) }

  /// None of what is left can be read.
  func giveUp(_ failure: (any Error)?) {
    if let failure { return request.reply.resume(throwing: failure) }
    let missing = [[UInt8]?](repeating: nil, count: request.ids.count - contents.count)
    request.reply.resume(returning: contents + missing)
  }

  /// - Returns: `false` when git ended before it had answered.
  mutating func complete(_ input: GitInput, _ output: inout GitOutput) async throws -> Bool {
    while contents.count < request.ids.count {
      // Few enough that the questions fit into the pipe while nobody reads the answers.
      let some = request.ids[contents.count..<min(contents.count + 256, request.ids.count)]
      let question = some.flatMap { Array("\($0)\n".utf8) }
      let isComplete = try await input.ask(question) {
        for _ in some {
          guard let content = try await nextObject(of: &output) else { return false }
          contents.append(content)
        }
        return true
      }
      guard isComplete else { return false }
    }
    request.reply.resume(returning: contents)
    return true
  }

  /// `<id> <type> <size>` and a line end, the bytes, a line end; or `<id> missing`.
  ///
  /// - Returns: `nil` when git has ended, a `nil` within for an object it does not have.
  private func nextObject(of output: inout GitOutput) async throws -> [UInt8]?? {
    guard let line = try await output.bytes(until: 10) else { return nil }
    let fields = line.split(separator: 32)
    guard fields.count == 3, let size = Int(String(decoding: fields[2], as: UTF8.self)) else { return .some(nil) }
    guard let bytes = try await output.bytes(count: size, keeping: request.keeping) else { return nil }
    guard try await output.bytes(count: 1, keeping: 1) != nil else { return nil }
    guard fields[1].elementsEqual(request.wanted.type.utf8) else { return .some(nil) }
    return request.wanted == .commitID ? Array(fields[0]) : bytes
  }
}

extension BlobRequest.Wanted {
  fileprivate var type: String {
    switch self {
    case .blob: "blob"
    case .tree: "tree"
    case .commitID: "commit"
    }
  }
}
