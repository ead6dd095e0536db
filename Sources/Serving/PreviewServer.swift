private import FlyingSocks
private import Foundation

/// Answers requests for `preview` on 127.0.0.1 while `body` runs.
///
/// - Parameters:
///   - port: 0 for any that is free.
///   - patience: How long a body that was sent along is waited for, to be thrown away: see ``takeLeave(of:patience:)``.
///   - body: Is told the port. When it ends, so do all connections.
/// - Throws: ``ServingError``, or what `body` throws.
package func listen(
  on port: UInt16, for preview: Preview, patience: Duration = .seconds(2),
  _ body: @escaping @Sendable (UInt16) async throws -> Void
) async throws {
  do {
    let pool: SocketPool<ePoll> = .ePoll()
    try await pool.prepare()
    let socket = try Socket(domain: AF_INET)
    defer { try? socket.close() }
    try socket.setValue(true, for: .localAddressReuse)
    try socket.bind(to: sockaddr_in.inet(ip4: "127.0.0.1", port: port))
    try socket.listen()
    guard case .ip4(_, let actual) = try socket.sockname() else { throw SocketError.disconnected }
    let listener = try AsyncSocket(socket: socket, pool: pool)
    preview.open(on: actual)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      group.addTask { try await answerAll(on: listener, for: preview, patience) }
      group.addTask { try await body(actual) }
      defer { group.cancelAll() }
      try await group.next()
    }
  } catch SocketError.failed(_, EADDRINUSE, _) {
    throw ServingError.portTaken(port)
  } catch let SocketError.failed(_, _, message) {
    throw ServingError.cannotListen(port: port, reason: message)
  }
}

private func answerAll(on listener: AsyncSocket, for preview: Preview, _ patience: Duration) async throws {
  try await withThrowingDiscardingTaskGroup { group in
    while true {
      let connection = try await listener.accept()
      group.addTask { await answerOnce(on: connection, for: preview, patience) }
    }
  }
}

/// One request, one answer, and the connection is closed: what comes after a request may be a body, which is text that a page
/// from elsewhere chose, and must never count as a request of the browser's.
///
/// Who breaks off, or sends no request, gets no answer.
private func answerOnce(on connection: AsyncSocket, for preview: Preview, _ patience: Duration) async {
  defer { try? connection.close() }
  guard let head = try? await head(of: connection), let request = PageRequest(head: head) else { return }
  let answer = await preview.answer(request)
  guard (try? await connection.write(Data(answer.encoded))) != nil else { return }
  await takeLeave(of: connection, patience: patience)
}

/// Says that nothing more comes, and waits until the other side has nothing more to say either.
///
/// A connection that is closed over unread bytes (a body that was sent along) is reset, which takes the answer with it. Who
/// sends more than the limit, or slower, may still lose it.
private func takeLeave(of connection: AsyncSocket, patience: Duration) async {
  guard shutdown(connection.socket.file.rawValue, Int32(SHUT_WR)) == 0 else { return }
  await withTaskGroup { group in
    group.addTask {
      var rest = bytesOfBody
      while rest > 0, let bytes = try? await connection.read(atMost: 4096) { rest -= bytes.count }
    }
    group.addTask { try? await Task.sleep(for: patience) }
    await group.next()
    group.cancelAll()
  }
}

private let bytesOfBody = 1 << 20

/// The bytes up to the empty line; `nil` when there are too many.
private func head(of connection: AsyncSocket) async throws -> ArraySlice<UInt8>? {
  var bytes: [UInt8] = []
  while bytes.count < 1 << 14 {
    bytes += try await connection.read(atMost: 4096)
    if let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) { return bytes[..<end.lowerBound] }
  }
  return nil
}
