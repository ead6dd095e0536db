import Markdown

/// A template whose partials and blocks are in place and whose names were looked up.
///
/// Rendering then copies text and asks views by number: some 10,000 pages of 500 values each are a matter of a second. The
/// steps lie in one row and refer to nothing, so that going through them counts no references.
struct CompiledTemplate: Sendable {
  private var steps: [Step] = []
  /// What is copied, one piece after the other.
  private var text: [UInt8] = []

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

  private enum Step: Sendable {
    /// From and to, in the text.
    case text(Int, Int)
    case value(Slot)
    /// What is in it comes next, up to a step.
    case section(Slot, end: Int)
    case inverted(Slot, end: Int)
  }

  init(nodes: [Node]) { add(nodes) }

  /// Recursive in the nesting of our templates' sections.
  private mutating func add(_ nodes: [Node]) {
    for node in nodes {
      switch node {
      case .text(let bytes):
        steps.append(.text(text.count, text.count + bytes.count))
        text += bytes
      case .value(let slot), .markup(let slot): steps.append(.value(slot))
      case .section(let slot, let nodes): add(nodes) { .section(slot, end: $0) }
      case .inverted(let slot, let nodes): add(nodes) { .inverted(slot, end: $0) }
      }
    }
  }

  private mutating func add(_ nodes: [Node], under head: (Int) -> Step) {
    let place = steps.count
    steps.append(head(place))
    add(nodes)
    steps[place] = head(steps.count)
  }

  /// - Parameter views: The outermost first, of the types with which the template was compiled.
  func render(_ views: [any TemplateView]) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(16 << 10)
    guard let view = views.last else { return page }
    var outer = Array(views.dropLast())
    render(steps.indices, view, &outer, into: &page)
    return page
  }

  /// Recursive in the nesting of our templates' sections.
  ///
  /// - Parameters:
  ///   - view: The innermost, which most tags ask.
  ///   - outer: Those that stand around it.
  private func render(
    _ range: Range<Int>, _ view: any TemplateView, _ outer: inout [any TemplateView], into page: inout [UInt8]
  ) {
    var place = range.lowerBound
    while place < range.upperBound {
      let step = steps[place]
      place += 1
      switch step {
      case .text(let start, let end): page += text[start..<end]
      case .value(let slot):
        append(value(of: slot, view, outer), to: &page)
      case .section(let slot, let end):
        switch value(of: slot, view, outer) {
        case .list(let elements):
          guard !elements.isEmpty else { break }
          outer.append(view)
          for element in elements { render(place..<end, element, &outer, into: &page) }
          outer.removeLast()
        case .flag(true): render(place..<end, view, &outer, into: &page)
        case .flag(false), .text, .html: break
        }
        place = end
      case .inverted(let slot, let end):
        let value = value(of: slot, view, outer)
        if value.isEmpty { render(place..<end, view, &outer, into: &page) }
        place = end
      }
    }
  }
}

private func value(
  of slot: CompiledTemplate.Slot, _ view: any TemplateView, _ outer: [any TemplateView]
) -> ViewValue {
  slot.view == outer.count ? view.value(at: slot.key) : outer[slot.view].value(at: slot.key)
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
