import Testing

@testable import Serving

@Suite struct RequestHeadTests {
  private func request(_ head: String) -> PageRequest? { PageRequest(head: Array(head.utf8)[...]) }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: localhost:4000", PageRequest(path: "/", host: "localhost:4000")),
    ("GET /a?b?c HTTP/1.1\r\nhost:\tlocalhost:4000 ", PageRequest(path: "/a", query: "b?c", host: "localhost:4000")),
    ("HEAD /%2e%2e/x HTTP/1.0\r\nAccept: */*", PageRequest(method: "HEAD", path: "/%2e%2e/x", host: nil)),
    ("GET / HTTP/1.1\r\nHost: a\r\nHost: b", PageRequest(path: "/", host: nil)),
    ("GET http://a/ HTTP/1.1\nHost: a", PageRequest(path: "http://a/", host: "a")),
    ("GET / HTTP/1.1\r\nX-Host: a\r\nHosts: b\r\n Host: c", PageRequest(path: "/", host: nil)),
  ])
  func `the first line and the host count`(_ head: String, _ expected: PageRequest) {
    #expect(request(head) == expected)
  }

  @Test(arguments: ["", "GET", "GET /", "GET  HTTP/1.1", "GET / HTTP/2", "GET / a HTTP/1.1", " / HTTP/1.1", "\r\n\r\n"])
  func `what is no request is none`(_ head: String) {
    #expect(request(head) == nil)
  }

  @Test func `an answer is sent with its headers in order, and the connection closed`() async {
    let preview = Preview(patience: .zero)
    preview.open(on: 80)
    let answer = await preview.answer(PageRequest(method: "POST", path: "/", host: "localhost"))
    let text = String(decoding: answer.encoded, as: UTF8.self)
    #expect(text.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\n"))
    #expect(text.contains("\r\nConnection: close\r\n\r\n"))
  }
}
