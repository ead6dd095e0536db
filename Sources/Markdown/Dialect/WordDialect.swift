/// The additions that stand inside a text: bare addresses, references to footnotes, short codes.
struct WordDialect {
  let style: Markup.Style
  var footnotes: FootnoteNumbers

  /// Splits a text node around what it found, if anything.
  ///
  /// - Parameter isLinked: Inside a link there are no further links.
  mutating func extend(_ text: Node, isLinked: Bool, buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    text.appendLiteral(to: &buffer)
    var done = 0
    var index = 0
    while let candidate = Self.candidate(in: buffer, from: index) {
      index = candidate
      guard let (range, node) = found(at: index, in: buffer, from: done, isLinked: isLinked) else {
        index += 1
        continue
      }
      insertText(buffer[done..<range.lowerBound], before: text)
      node.insert(before: text)
      (done, index) = (range.upperBound, range.upperBound)
    }
    guard done > 0 else { return }
    if done < buffer.count {
      text.literal = String(decoding: buffer[done...], as: UTF8.self)
    } else {
      text.free()
    }
  }

  /// Where the next byte stands with which something of ours may begin; every byte of every text is looked at here.
  private static func candidate(in bytes: [UInt8], from start: Int) -> Int? {
    let span = bytes.span
    for index in start..<max(start, span.count) {
      switch span[index] {
      case UInt8(ascii: ":"), UInt8(ascii: "w"), UInt8(ascii: "@"), UInt8(ascii: "["): return index
      default: break
      }
    }
    return nil
  }

  /// What begins at `index` or, for an address, lies around it; never reaching back behind `lowest`.
  private mutating func found(at index: Int, in bytes: [UInt8], from lowest: Int, isLinked: Bool) -> (Range<Int>, Node)?
  {
    switch bytes[index] {
    case UInt8(ascii: ":"):
      if !isLinked, let link = Autolink.web(around: index, in: bytes, from: lowest) {
        return node(for: link, in: bytes)
      }
      guard let range = StatusShortCode.range(at: index, in: bytes),
        let emoji = StatusShortCode.emoji(named: bytes[range].dropFirst().dropLast())
      else { return nil }
      return (range, Node.text(emoji))
    case UInt8(ascii: "w") where !isLinked:
      let isAtBoundary = index == 0 || bytes[index - 1] <= 0x20 || "*_~(".utf8.contains(bytes[index - 1])
      return Autolink.www(at: index, in: bytes, isAtBoundary: isAtBoundary).map { node(for: $0, in: bytes) }
    case UInt8(ascii: "@") where !isLinked:
      return Autolink.mail(around: index, in: bytes, from: lowest).map { node(for: $0, in: bytes) }
    case UInt8(ascii: "[") where !isLinked:
      guard let (range, reference) = footnotes.reference(at: index, in: bytes) else { return nil }
      let node = Node.make(.customInline)
      node.wrap(.footnoteReference(reference), style)
      return (range, node)
    default: return nil
    }
  }

  private func node(for link: Autolink, in bytes: [UInt8]) -> (Range<Int>, Node) {
    let address = String(decoding: bytes[link.range], as: UTF8.self)
    let node = Node.make(.link)
    node.setURL(link.prefix + address)
    node.append(Node.text(address))
    return (link.range, node)
  }

  private func insertText(_ bytes: ArraySlice<UInt8>, before node: Node) {
    guard !bytes.isEmpty else { return }
    Node.text(String(decoding: bytes, as: UTF8.self)).insert(before: node)
  }
}
