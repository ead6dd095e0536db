import Markdown

/// A template whose partials and blocks are in place and whose names were looked up.
///
/// Rendering then copies text and asks views by number: some 10,000 pages of 500 values each are a matter of a second.
struct CompiledTemplate: Sendable {
  var nodes: [Node] = []

  enum Node: Sendable {
    case text([UInt8])
    case value(Slot), markup(Slot)
    /// For each view of a list, or when a condition holds.
    case section(Slot, [Node])
    /// When a list is empty, or a condition does not hold.
    case inverted(Slot, [Node])
  }

  /// A key of one of the views that stand around a tag.
  struct Slot: Hashable, Sendable {
    /// 0 for the outermost.
    var view: Int
    var key: Int
  }

  /// - Parameter views: The outermost first, of the types with which the template was compiled.
  func render(_ views: [any TemplateView]) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(16 << 10)
    var stack = views
    render(nodes, &stack, into: &page)
    return page
  }

  /// Recursive in the nesting of our templates' sections.
  ///
  /// - Parameter stack: The views that stand around.
  private func render(_ nodes: [Node], _ stack: inout [any TemplateView], into page: inout [UInt8]) {
    for node in nodes {
      switch node {
      case .text(let text): page += text
      case .value(let slot), .markup(let slot): append(stack[slot.view].value(at: slot.key), to: &page)
      case .section(let slot, let nodes):
        switch stack[slot.view].value(at: slot.key) {
        case .list(let elements): render(nodes, for: elements, &stack, into: &page)
        case .flag(true): render(nodes, &stack, into: &page)
        case .flag(false), .text, .html: break
        }
      case .inverted(let slot, let nodes):
        if stack[slot.view].value(at: slot.key).isEmpty { render(nodes, &stack, into: &page) }
      }
    }
  }

  private func render(
    _ nodes: [Node], for elements: [any TemplateView], _ stack: inout [any TemplateView], into page: inout [UInt8]
  ) {
    for element in elements {
      stack.append(element)
      render(nodes, &stack, into: &page)
      stack.removeLast()
    }
  }
}

extension ViewValue {
  fileprivate var isEmpty: Bool {
    switch self {
    case .list(let elements): elements.isEmpty
    case .flag(let holds): !holds
    case .text, .html: false
    }
  }
}

/// A text is escaped, whatever stands in it; markup is not.
private func append(_ value: ViewValue, to page: inout [UInt8]) {
  switch value {
  case .text(let text): appendEscaped(text, to: &page)
  case .html(let markup): page += markup.text.utf8
  case .flag, .list: break
  }
}
