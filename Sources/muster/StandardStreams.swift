import Diagnostics
import Foundation
import Glibc
import MusterKit

/// Data for whoever reads standard output. One who has gone away is not missed.
///
/// - Throws: ``RequestError/notWritten(_:)`` for a disk that is full, and the like.
func writeOutput(_ bytes: some Sequence<UInt8>) throws {
  let code = send(Array(bytes), to: STDOUT_FILENO)
  guard code != 0, code != EPIPE else { return }
  throw RequestError.notWritten("standard output cannot be written: \(unsafe String(cString: strerror(code)))")
}

func writeOutput(_ text: String) throws { try writeOutput(text.utf8) }

/// Lines with words of documents in them, fit for a terminal.
func writeLines(_ text: String) throws {
  let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
  try writeOutput(lines.map { escapingControls(String(Substring($0))) }.joined(separator: "\n"))
}

/// The same for somebody who reads: on a terminal no line is wider than it. Where another program reads, lines stay whole.
func writeWrapped(_ text: String) throws { try writeLines(columnsOfOutput().map { wrapped(text, to: $0) } ?? text) }

/// `COLUMNS`, where it is set, counts as it does for the help.
private func columnsOfOutput() -> Int? {
  if let stated = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), stated > 0 { return stated }
  guard isatty(STDOUT_FILENO) == 1 else { return nil }
  var size = winsize()
  let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
  return isKnown ? Int(size.ws_col) : 80
}

/// A line on standard error. Where that cannot be written, there is nobody to tell.
func writeError(_ text: String) { _ = send(Array("\(text)\n".utf8), to: STDERR_FILENO) }

/// - Returns: Why not all could be written; 0 when it was.
private func send(_ bytes: [UInt8], to stream: Int32) -> Int32 {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = unsafe rest.withUnsafeBytes { unsafe write(stream, $0.baseAddress, $0.count) }
    if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return errno }
  }
  return 0
}
