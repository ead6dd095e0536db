/// The five kinds of `> [!NOTE]`.
enum Alert: String, CaseIterable {
  case note, tip, important, warning, caution

  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// - Parameter text: The first text of a quote's first paragraph: the marker, alone on its line.
  init?(marker text: String) {
    let bytes = text.utf8
    guard bytes.starts(with: "[!".utf8), bytes.last == UInt8(ascii: "]"), bytes.count < 16 else { return nil }
    self.init(rawValue: String(decoding: bytes.dropFirst(2).dropLast().map { $0 | 0x20 }, as: UTF8.self))
  }
}

/// Turns quotes that begin with a marker into alerts.
struct Alerts {
  let style: Markup.Style

  func extend(_ quote: Node) {
    guard let paragraph = quote.first, paragraph.kind == .paragraph, let text = paragraph.first, text.kind == .text,
      let alert = Alert(marker: text.literal), text.next.map({ $0.kind == .softBreak || $0.kind == .lineBreak }) ?? true
    else { return }
    text.next?.free()
    text.free()
    if paragraph.first == nil { paragraph.free() }
    let title = Node.make(.customBlock)
    title.wrap(.alertTitle, style)
    title.append(Node.text(alert.title))
    let block = Node.make(.customBlock)
    block.wrap(.alert(alert), style)
    block.append(title)
    block.adoptChildren(of: quote)
    quote.replace(with: block)
  }
}
