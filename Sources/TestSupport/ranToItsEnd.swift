internal import Glibc

/// Runs a program and waits for its end.
///
/// Foundation's `Process` has crashed now and then where a hundred tests start programs at the same time.
///
/// - Parameters:
///   - arguments: The first is the program's path.
///   - environment: All of it, as `NAME=value`.
///   - input: At most as much as a pipe holds.
/// - Returns: What it printed, on both streams, and its exit code; `nil` when a signal ended it.
/// - Throws: ``NotStarted``.
func ranToItsEnd(
  _ arguments: [String], environment: [String], input: [UInt8]
) throws(NotStarted) -> (output: [UInt8], code: Int32?) {
  let (output, lines) = (try ClosingPipe(), try ClosingPipe())
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  unsafe posix_spawn_file_actions_adddup2(&actions, lines.reading, 0)
  unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
  unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, 2)
  var child = pid_t()
  let failure = unsafe withCStrings(arguments) { argv in
    unsafe withCStrings(environment) { envp in
      unsafe posix_spawn(&child, argv[0]!, &actions, nil, argv, envp)
    }
  }
  guard failure == 0 else { throw NotStarted(code: failure) }
  output.closeWriting()
  if !input.isEmpty { _ = unsafe input.withUnsafeBytes { unsafe write(lines.writing, $0.baseAddress!, $0.count) } }
  lines.closeWriting()
  let printed = output.contents()
  var status: Int32 = 0
  while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
  return (printed, status & 0x7F == 0 ? (status >> 8) & 0xFF : nil)
}

/// Why no program runs, as an error number.
struct NotStarted: Error { var code: Int32 }

/// A pipe whose ends no program keeps that is started later. One that is started meanwhile only puts off its end.
private final class ClosingPipe {
  let reading: Int32
  private(set) var writing: Int32

  init() throws(NotStarted) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw NotStarted(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    closeWriting()
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// All that is written to it until everybody has closed it.
  func contents() -> [UInt8] {
    var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 14))
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(reading, $0.baseAddress!, $0.count) }
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }
}

/// Calls `body` with a list of C strings that ends in a null pointer.
private func withCStrings<R>(_ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R) -> R {
  let copies = unsafe strings.map { unsafe strdup($0) } + [nil]
  defer { for index in strings.indices { unsafe free(copies[index]) } }
  return unsafe copies.withUnsafeBufferPointer { unsafe body($0.baseAddress!) }
}
