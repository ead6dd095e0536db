import Serving
import Testing

@Suite struct AnswerTests {
  /// A site of which every file's content is its own address.
  private func preview() -> Preview {
    let preview = Preview(patience: .milliseconds(200))
    let addresses: Set<String> = [
      "index.html", "404.html", "brief.html", "services/payments/index.html", "search/index.html",
      "search/index/p-1.js",
      "assets/site.css", "changes/feed.xml", "data/v1/site.json", "badges/payments.svg", "images/a.png", "debts.csv",
    ]
    preview.show(ServedSite(version: "one", addresses: addresses) { Array($0.utf8) })
    preview.open(on: 4000)
    return preview
  }

  private func answer(_ path: String, method: String = "GET", host: String? = "localhost:4000") async -> PageAnswer {
    await preview().answer(PageRequest(method: method, path: path, host: host))
  }

  @Test(arguments: [
    ("/", "text/html; charset=utf-8"), ("/index.html", "text/html; charset=utf-8"),
    ("/services/payments/", "text/html; charset=utf-8"), ("/search/index/p-1.js", "text/javascript; charset=utf-8"),
    ("/assets/site.css", "text/css; charset=utf-8"), ("/changes/feed.xml", "application/atom+xml; charset=utf-8"),
    ("/data/v1/site.json", "application/json"), ("/badges/payments.svg", "image/svg+xml"),
    ("/images/a.png", "image/png"), ("/debts.csv", "text/csv; charset=utf-8"),
  ])
  func `a file of the manifest is served as what its name says`(_ path: String, _ type: String) async {
    let answer = await answer(path)
    #expect(answer.status == .ok)
    #expect(answer.headers["Content-Type"] == type)
    #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
    #expect(answer.headers["Cache-Control"] == "no-store")
    #expect(answer.headers["Cross-Origin-Resource-Policy"] == "same-origin")
    #expect(answer.headers["Content-Length"] == String(answer.body.count))
  }

  @Test(arguments: [
    "", "index.html", "//index.html", "/./index.html", "/assets/../index.html", "/../../etc/passwd",
    "/%2e%2e/etc/passwd",
    "/..%2f..%2fetc/passwd", "/index%2ehtml", "/index.html%00", "/index.html\u{0}", "/services/payments", "/services/",
    "/BUILD.json", "/.git/config", "/.muster", "/assets", "/INDEX.HTML", "/inde\u{212A}.html", "/index.html/",
    "http://localhost:4000/index.html", "*", "\\index.html",
  ])
  func `what the manifest does not list is not there`(_ path: String) async {
    let answer = await answer(path)
    #expect(answer.status == .notFound)
    #expect(answer.headers["Content-Type"] == "text/html; charset=utf-8")
    #expect(String(decoding: answer.body, as: UTF8.self).utf8.starts(with: "404.html".utf8))
  }

  @Test(arguments: ["localhost:4000", "127.0.0.1:4000", "[::1]:4000"])
  func `a request with a name of this machine is answered`(_ host: String) async {
    #expect(await answer("/", host: host).status == .ok)
  }

  @Test(arguments: [
    nil, "", "localhost", "127.0.0.1", "localhost:4001", "localhost:80", "evil.example:4000",
    "localhost.evil.example:4000",
    "127.0.0.1:4000.evil.example", "localhost:4000, evil.example", "evil.example@localhost:4000", "127.0.0.2:4000",
    "[::1]", "0.0.0.0:4000", "\u{212A}localhost:4000",
  ])
  func `a request with another name is refused, whatever it asks for`(_ host: String?) async {
    for path in ["/", "/~preview/change", "/nothing"] {
      let answer = await answer(path, host: host)
      #expect(answer.status == .misdirected)
      #expect(answer.headers["Content-Type"] == "text/plain; charset=utf-8")
    }
  }

  @Test func `the port that a browser leaves out is 80`() async {
    let preview = preview()
    preview.open(on: 80)
    #expect(await preview.answer(PageRequest(path: "/", host: "localhost")).status == .ok)
    #expect(await preview.answer(PageRequest(path: "/", host: "evil.example")).status == .misdirected)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"])
  func `only GET and HEAD are allowed`(_ method: String) async {
    let answer = await answer("/", method: method)
    #expect(answer.status == .methodNotAllowed)
    #expect(answer.headers["Allow"] == "GET, HEAD")
  }

  @Test func `HEAD has the headers of GET, and no body`() async {
    let (head, get) = (await answer("/", method: "HEAD"), await answer("/"))
    #expect(head.headers == get.headers)
    #expect(head.isBodyLeftOut && !get.isBodyLeftOut)
  }

  @Test func `each page has its documented policy`() async {
    let policies = await [answer("/"), answer("/search/"), answer("/brief.html")].map {
      $0.headers["Content-Security-Policy"] ?? ""
    }
    #expect(
      policies[0].utf8.starts(with: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';".utf8))
    #expect(policies.map { $0.contains("trusted-types muster-search") } == [false, true, false])
    #expect(policies.map { $0.contains("script-src") } == [true, true, false])
    #expect(policies.allSatisfy { $0.contains("frame-ancestors 'none'") && !$0.contains("connect-src") })
  }

  @Test func `pages carry the script that loads them again, and other files and the brief do not`() async {
    let mark = "<script src=\"/~preview/reload.js?one\"></script>\n"
    #expect(await answer("/").body == Array("index.html\(mark)".utf8))
    #expect(await answer("/nothing").body == Array("404.html\(mark)".utf8))
    #expect(await answer("/brief.html").body == Array("brief.html".utf8))
    #expect(await answer("/assets/site.css").body == Array("assets/site.css".utf8))
    #expect(await answer("/~preview/reload.js").headers["Content-Type"] == "text/javascript; charset=utf-8")
  }

  @Test func `before the first build there is nothing`() async {
    let preview = Preview()
    preview.open(on: 4000)
    let answer = await preview.answer(PageRequest(path: "/", host: "localhost:4000"))
    #expect(answer.status == .unavailable)
    #expect(answer.headers["Refresh"] == "1")
  }
}

@Suite struct ReloadTests {
  private let request = PageRequest(path: "/~preview/change", query: "one&1", host: "localhost:4000")
  private let same = "width=\"1\""
  private let other = "width=\"2\""

  private func preview(patience: Duration) -> Preview {
    let preview = Preview(patience: patience)
    preview.show(site("one"))
    preview.open(on: 4000)
    return preview
  }

  private func site(_ version: String) -> ServedSite {
    ServedSite(version: version, addresses: ["index.html"]) { _ in Array("page ".utf8) }
  }

  private func text(_ answer: PageAnswer) -> String { String(decoding: answer.body, as: UTF8.self) }

  @Test func `a page of an earlier edition is told at once`() async {
    let preview = preview(patience: .seconds(600))
    preview.show(site("two"))
    #expect(text(await preview.answer(request)).contains(other))
  }

  @Test func `a page of this edition is told when there is another`() async {
    let preview = preview(patience: .seconds(600))
    async let answer = preview.answer(request)
    preview.show(site("two"))
    #expect(text(await answer).contains(other))
  }

  @Test func `nobody waits for ever`() async {
    #expect(text(await preview(patience: .milliseconds(100)).answer(request)).contains(same))
  }

  @Test func `a build of the same bytes is no other edition`() async {
    let preview = preview(patience: .milliseconds(100))
    preview.show(site("one"))
    #expect(text(await preview.answer(request)).contains(same))
  }

  @Test func `a build that fails leaves the page, which says so as text`() async {
    let preview = preview(patience: .seconds(600))
    preview.show(failure: "muster.yml:1:2: error: <b> \"x\" & y")
    #expect(text(await preview.answer(request)).contains(other))
    let page = text(await preview.answer(PageRequest(path: "/", host: "localhost:4000")))
    #expect(
      page == """
        page <link rel="stylesheet" href="/~preview/strip.css"><pre class="muster-preview-failure" role="alert">\
        muster.yml:1:2: error: &lt;b&gt; &quot;x&quot; &amp; y</pre>
        <script src="/~preview/reload.js?one-1"></script>

        """)
    preview.show(site("one"))
    #expect(text(await preview.answer(PageRequest(path: "/", host: "localhost:4000"))).contains("reload.js?one\""))
  }
}
