/// The first rule that a page's content breaks: an element, an attribute or a scheme that is not on the list, tags out of
/// balance, a block among words, text that is not escaped, an anchor twice or one that leads nowhere.
///
/// Knows nothing of how the content is made, so that it can judge it. Tests use it; no page is made with it.
///
/// - Parameter isPage: Whether an address is one that the caller's resolver gives out.
public func firstBrokenRule(in html: String, isPage: (String) -> Bool) -> BrokenRule? {
  var scanner = MarkupScanner(html)
  do throws(BrokenRule) {
    try scanner.scan(isPage)
    return nil
  } catch {
    return error
  }
}

private struct MarkupScanner {
  private var tokenizer: MarkupTokenizer
  private var open: [(name: String, element: Element)] = []
  private var ids: Set<[UInt8]> = []
  private var anchors: [(id: [UInt8], offset: Int)] = []

  init(_ html: String) { tokenizer = MarkupTokenizer(Array(html.utf8)) }

  mutating func scan(_ isPage: (String) -> Bool) throws(BrokenRule) {
    while true {
      let offset = tokenizer.offset
      guard let token = try tokenizer.next() else { break }
      switch token {
      case .text(let text): try check(text: text, at: offset)
      case .close(let name): try close(name, at: offset)
      case .open(let name, let attributes, let isSelfClosed):
        try enter(name, isSelfClosed, at: offset)
        try check(attributes, of: name, isPage, at: offset)
      }
    }
    if let last = open.last { throw BrokenRule("\(last.name) is never closed", at: tokenizer.offset) }
    for anchor in anchors where !ids.contains(anchor.id) {
      throw BrokenRule("no id \(String(decoding: anchor.id, as: UTF8.self))", at: anchor.offset)
    }
  }

  private mutating func enter(_ name: String, _ isSelfClosed: Bool, at offset: Int) throws(BrokenRule) {
    guard let element = Element.named(name) else { throw BrokenRule("no element \(name) is allowed", at: offset) }
    guard (open.last?.element ?? .page).mayHold(name, element) else {
      throw BrokenRule("\(name) in \(open.last?.name ?? "the page")", at: offset)
    }
    if name == "a", open.contains(where: { $0.name == "a" }) { throw BrokenRule("a link in a link", at: offset) }
    if case .nothing = element.content { return }
    if isSelfClosed { throw BrokenRule("\(name) cannot close itself", at: offset) }
    open.append((name, element))
  }

  private mutating func close(_ name: String, at offset: Int) throws(BrokenRule) {
    guard let last = open.popLast(), last.name == name else { throw BrokenRule("\(name) was not open", at: offset) }
  }

  private func check(text: [UInt8], at offset: Int) throws(BrokenRule) {
    let mayHoldText = open.last?.element.mayHoldText ?? false
    guard mayHoldText || text.allSatisfy({ $0 == 0x0A }) else {
      throw BrokenRule("text in \(open.last?.name ?? "the page")", at: offset)
    }
    try checkEscaping(of: text, at: offset)
    if open.contains(where: { $0.name == "code" }), hidesSomething(text) {
      throw BrokenRule("a character in code that nobody sees", at: offset)
    }
  }

  private mutating func check(
    _ attributes: [MarkupToken.Attribute], of name: String, _ isPage: (String) -> Bool, at offset: Int
  ) throws(BrokenRule) {
    let rules = AttributeRule.rules(for: name)
    var seen: Set<String> = []
    for attribute in attributes {
      guard let rule = rules[attribute.name] else {
        throw BrokenRule("no attribute \(attribute.name) is allowed on \(name)", at: offset)
      }
      guard seen.insert(attribute.name).inserted else { throw BrokenRule("\(attribute.name) twice", at: offset) }
      try checkEscaping(of: attribute.value ?? [], at: offset)
      guard accepts(rule, attribute.value.map(unescaped), isPage, at: offset) else {
        throw BrokenRule("a value of \(attribute.name) on \(name) that is not allowed", at: offset)
      }
    }
    for needed in AttributeRule.required(for: name) where !seen.contains(needed) {
      throw BrokenRule("\(name) without \(needed)", at: offset)
    }
  }

  private mutating func accepts(
    _ rule: AttributeRule, _ value: [UInt8]?, _ isPage: (String) -> Bool, at offset: Int
  ) -> Bool {
    guard let value else { if case .present = rule { return true } else { return false } }
    switch rule {
    case .present: return value.isEmpty
    case .exactly(let values): return values.contains { $0.utf8.elementsEqual(value) }
    case .words: return true
    case .ownAddress: return isPage(String(decoding: value, as: UTF8.self))
    case .number: return (1...9).contains(value.count) && value.allSatisfy(isDigit)
    case .language: return isLanguage(value)
    case .id(let prefixes):
      let isWord = value.allSatisfy { $0 > 0x20 && $0 != 0x7F }
      let hasPrefix = prefixes.contains { value.starts(with: $0.utf8) }
      return isWord && hasPrefix && ids.insert(value).inserted
    case .address:
      if value.first == UInt8(ascii: "#") {
        anchors.append((Array(value.dropFirst()), offset))
        return true
      }
      return isOutside(value) || isPage(String(decoding: value, as: UTF8.self))
    }
  }
}
