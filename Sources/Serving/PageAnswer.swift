/// What a browser is told.
package struct PageAnswer: Hashable, Sendable {
  package var status: Status
  package var headers: [String: String]
  package var body: [UInt8]
  /// For `HEAD`: the headers speak of a body that is not sent.
  package var isBodyLeftOut = false

  /// The raw value is the number, the description what stands behind it.
  package enum Status: Int, Hashable, Sendable {
    case ok = 200
    case notFound = 404
    case methodNotAllowed = 405
    case misdirected = 421
    case unavailable = 503

    package var phrase: String {
      switch self {
      case .ok: "OK"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .misdirected: "Misdirected Request"
      case .unavailable: "Service Unavailable"
      }
    }
  }

  /// - Parameter policy: What the content may do in a browser.
  init(_ status: Status, _ body: [UInt8], of type: MediaType, under policy: PagePolicy = .ordinary) {
    self.status = status
    self.body = body
    headers = [
      "Content-Type": type.rawValue,
      "Content-Length": String(body.count),
      "Content-Security-Policy": policy.rawValue,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cross-Origin-Opener-Policy": "same-origin",
      // A page from elsewhere, open in the same browser, could otherwise load the search's index as its own script.
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
      "Cache-Control": "no-store",
    ]
  }

  init(_ status: Status, _ line: String) { self.init(status, Array("\(line)\n".utf8), of: .text) }
}
