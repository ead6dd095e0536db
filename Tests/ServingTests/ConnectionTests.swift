import FlyingSocks
import Foundation
import Serving
import Testing

@Suite struct ConnectionTests {
  /// What comes back for these bytes, all of which are sent before any of it is read.
  private func exchange(_ pieces: [String]) async throws -> String {
    let (ports, continuation) = AsyncStream.makeStream(of: UInt16.self)
    let server = Task {
      try await listen(on: 0, for: Preview(patience: .zero), patience: .seconds(600)) { port in
        continuation.yield(port)
        try await Task.sleep(for: .seconds(600))
      }
    }
    defer { server.cancel() }
    var numbers = ports.makeAsyncIterator()
    let port = try #require(await numbers.next())
    let connection = try await AsyncSocket.connected(to: .inet(ip4: "127.0.0.1", port: port), pool: .client)
    defer { try? connection.close() }
    for piece in pieces {
      let text = piece.replacing("PORT", with: String(port)).replacing(
        "MUCH", with: String(repeating: "x", count: 300_000))
      try await connection.write(Data(text.utf8))
      // Time enough to close the connection, for one who would.
      try await Task.sleep(for: .milliseconds(100))
    }
    var answer: [UInt8] = []
    do { while true { answer += try await connection.read(atMost: 4096) } } catch SocketError.disconnected {}
    return String(decoding: answer, as: UTF8.self)
  }

  /// The answer ends although the other side holds its own end open: the server's patience is longer than the test's.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      ("no body", []),
      ("a body that comes late, in pieces", ["a=1", "&b=2", "&c=3"]),
      ("a body that fills what the system keeps", ["MUCH", "x", "x"]),
      ("a body that looks like a request", ["GET / HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", "\r\n"]),
    ])
  func `who sends a body along gets one answer, and all of it`(_ what: String, _ body: [String]) async throws {
    let answer = try await exchange(["POST / HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"] + body)
    #expect(answer.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"), "\(what)")
    #expect(answer.hasSuffix("\r\n\r\nA preview is only read: GET and HEAD.\n"), "\(what)")
    #expect(answer.ranges(of: "HTTP/1.1").count == 1, "\(what)")
  }
}
