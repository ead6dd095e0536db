/// What a preview shows at a time, and how each request is answered.
struct Edition: Sendable {
  /// `nil` before it is known on which port it is served; nothing is answered then.
  var port: UInt16?
  /// The newest that could be built; `nil` before the first one.
  var site: ServedSite?
  /// Why a newer one could not.
  var failure: String?
  /// Since the site was built.
  var failures = 0

  /// Differs whenever a page would.
  var name: String {
    let version = site?.version ?? "none"
    return failures == 0 ? version : "\(version)-\(failures)"
  }
}

extension Edition {
  /// Why a request gets nothing, whatever it asks for; `nil` when it may ask.
  func refusal(of request: PageRequest) -> PageAnswer? {
    guard let port, request.isMeant(for: port) else {
      return PageAnswer(.misdirected, "This preview answers to localhost and 127.0.0.1 with its port only.")
    }
    guard ["GET", "HEAD"].contains(request.method) else {
      var answer = PageAnswer(.methodNotAllowed, "A preview is only read: GET and HEAD.")
      answer.headers["Allow"] = "GET, HEAD"
      return answer
    }
    return nil
  }

  /// At once; ``Preview`` waits before.
  func answer(_ request: PageRequest) -> PageAnswer {
    var answer = refusal(of: request) ?? content(request)
    answer.isBodyLeftOut = request.method == "HEAD"
    return answer
  }

  /// Whether the request asks for what this edition already has: the answer is worth waiting for.
  func isAwaited(by request: PageRequest) -> Bool {
    request.path == ReloadMark.change && request.method == "GET" && asked(by: request).elementsEqual(name.utf8)
  }

  private func asked(by request: PageRequest) -> Substring.UTF8View.SubSequence {
    Substring(request.query).utf8.prefix { $0 != UInt8(ascii: "&") }
  }

  private func content(_ request: PageRequest) -> PageAnswer {
    switch request.path {
    case ReloadMark.script: return PageAnswer(.ok, ReloadMark.scriptBytes, of: .script)
    case ReloadMark.style: return PageAnswer(.ok, ReloadMark.styleBytes, of: .css)
    case ReloadMark.change:
      let isChanged = !asked(by: request).elementsEqual(name.utf8)
      return PageAnswer(.ok, ReloadMark.image(isChanged: isChanged), of: .svg)
    default: break
    }
    guard let site else {
      var answer = PageAnswer(.unavailable, failure ?? "The first build is not done yet.")
      answer.headers["Refresh"] = "1"
      return answer
    }
    if let address = request.address, let answer = page(address, of: site, .ok) { return answer }
    return page("404.html", of: site, .notFound) ?? PageAnswer(.notFound, "There is no such page.")
  }

  private func page(_ address: String, of site: ServedSite, _ status: PageAnswer.Status) -> PageAnswer? {
    guard site.addresses.contains(address), let bytes = site.contents(address) else { return nil }
    let (type, policy) = (MediaType(of: address), PagePolicy(of: address))
    // A page that lets no script in is left alone: whoever reads it presses the browser's button.
    let isMarked = type == .html && policy != .alone
    let mark = isMarked ? ReloadMark.bytes(edition: name, failure: failure) : []
    return PageAnswer(status, bytes + mark, of: type, under: policy)
  }
}
