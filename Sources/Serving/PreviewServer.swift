private import FlyingFox
private import FlyingSocks
private import Foundation

/// Answers requests for `preview` on 127.0.0.1 while `body` runs.
///
/// - Parameters:
///   - port: 0 for any that is free.
///   - body: Is told the port. When it ends, so do all connections.
/// - Throws: ``ServingError``, or what `body` throws.
package func listen(
  on port: UInt16, for preview: Preview, _ body: @escaping @Sendable (UInt16) async throws -> Void
) async throws {
  let handler = ClosureHTTPHandler { await preview.answer(PageRequest($0)).response }
  // The time is for one answer, and a request for another edition is held.
  let server = HTTPServer(
    address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 60, logger: .disabled, handler: handler)
  do {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        try await server.waitUntilListening()
        guard case .ip4(_, let actual) = await server.listeningAddress else { throw SocketError.disconnected }
        preview.open(on: actual)
        try await body(actual)
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  } catch SocketError.failed(_, EADDRINUSE, _) {
    throw ServingError.portTaken(port)
  } catch let SocketError.failed(_, _, message) {
    throw ServingError.cannotListen(port: port, reason: message)
  }
}

extension PageRequest {
  fileprivate init(_ request: HTTPRequest) {
    self.init(
      method: request.method.rawValue, path: request.target.path(), query: request.target.query(),
      host: request.headers[.host])
  }
}

extension PageAnswer {
  fileprivate var response: HTTPResponse {
    var headers = HTTPHeaders(
      Dictionary(uniqueKeysWithValues: self.headers.map { (HTTPHeader($0.key), $0.value) }))
    headers[.connection] = "close"
    let bytes = isBodyLeftOut ? [] : body
    return HTTPResponse(
      statusCode: HTTPStatusCode(status.rawValue, phrase: status.phrase), headers: headers,
      body: HTTPBodySequence(from: LastBytes(bytes: bytes), count: bytes.count, suggestedBufferSize: 1 << 16))
  }
}

/// The bytes of an answer, after which the connection is closed.
///
/// FlyingFox goes on with whatever comes next on a connection, and what comes next may be a body that nobody read: text that a
/// page from elsewhere chose would then count as a request of the browser's. The one way to end a connection from here is to
/// fail once all is sent.
private struct LastBytes: AsyncBufferedSequence {
  typealias Element = UInt8

  struct Closed: Error {}

  var bytes: [UInt8]

  func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...]) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var rest: ArraySlice<UInt8>

    mutating func next() async throws -> UInt8? {
      guard let byte = rest.popFirst() else { throw Closed() }
      return byte
    }

    mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
      guard !rest.isEmpty else { throw Closed() }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
  }
}
