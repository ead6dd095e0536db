/// A piece of a parsed template. Names are numbers, see ``CompiledTemplates``.
indirect enum TemplateNode: Sendable {
  case text([UInt8])
  case value(Int)
  case markup(Int)
  case section(Int, [TemplateNode])
  case inverted(Int, [TemplateNode])
  case partial(Int)
  /// Another template, with some of its blocks replaced.
  case parent(Int, blocks: [Int: [TemplateNode]])
  case block(Int, [TemplateNode])
}

/// Parses a template's text. What ``TemplateCheck`` would refuse is left out: such templates are reported, not rendered.
///
/// A tag other than a value that stands alone on its line takes the whole line with it, as in the Mustache specification.
struct TemplateParser {
  private let bytes: [UInt8]
  private let tags: [TemplateTag]
  private var next = 0
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    tags = templateTags(in: text)
  }

  /// - Parameter number: Gives every name its number.
  mutating func nodes(until closing: String? = nil, numbering number: (String) -> Int) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while next < tags.count {
      let tag = tags[next]
      next += 1
      appendText(before: tag, to: &nodes)
      switch tag.form {
      case .value: nodes.append(.value(number(tag.name)))
      case .markup: nodes.append(.markup(number(tag.name)))
      case .section: nodes.append(.section(number(tag.name), self.nodes(until: tag.name, numbering: number)))
      case .inverted: nodes.append(.inverted(number(tag.name), self.nodes(until: tag.name, numbering: number)))
      case .block: nodes.append(.block(number(tag.name), self.nodes(until: tag.name, numbering: number)))
      case .parent: nodes.append(parent(tag, numbering: number))
      case .partial: nodes.append(.partial(number(tag.name)))
      case .close: if tag.name == closing { return nodes }
      case .comment, .forbidden: break
      }
    }
    if position < bytes.count { nodes.append(.text(Array(bytes[position...]))) }
    position = bytes.count
    return nodes
  }

  /// Of what stands in a parent's tag only the blocks matter.
  private mutating func parent(_ tag: TemplateTag, numbering number: (String) -> Int) -> TemplateNode {
    var blocks: [Int: [TemplateNode]] = [:]
    for case .block(let name, let content) in nodes(until: tag.name, numbering: number) { blocks[name] = content }
    return .parent(number(tag.name), blocks: blocks)
  }

  private mutating func appendText(before tag: TemplateTag, to nodes: inout [TemplateNode]) {
    var (end, after) = (tag.range.lowerBound, tag.range.upperBound)
    if tag.form != .value, tag.form != .markup, let line = lineAround(tag.range) { (end, after) = (line.lowerBound, line.upperBound) }
    if position < end { nodes.append(.text(Array(bytes[position..<end]))) }
    position = max(position, after)
  }

  /// The whole line of a tag that stands alone on it, its line end included.
  private func lineAround(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
    var end = range.upperBound
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    guard end == bytes.count || bytes[end] == 0x0A else { return nil }
    return start..<min(end + 1, bytes.count)
  }
}
