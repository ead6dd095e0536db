/// A template whose partials and blocks are in place and whose names were looked up.
///
/// Rendering then copies text and asks views by number: some 10,000 pages of 500 values each are a matter of a second. The
/// steps lie in one row and refer to nothing, so that going through them counts no references.
struct CompiledTemplate: Sendable {
  private(set) var steps: [Step] = []
  /// What is copied, one piece after the other.
  private(set) var text: [UInt8] = []
  /// How many views stand around the innermost, at most.
  private(set) var depth = 0

  enum Node: Sendable {
    case text([UInt8])
    case value(Slot)
    case list(Slot, [Node])
    case condition(Slot, [Node])
    /// When a list is empty, or a condition does not hold.
    case inverted(Slot, [Node])
  }

  /// A key of one of the views that stand around a tag.
  struct Slot: Hashable, Sendable {
    /// 0 for the outermost.
    var view: Int
    var key: Int
  }

  enum Step: Sendable {
    /// From and to, in the text.
    case text(Int, Int)
    case value(Slot)
    /// What is in it comes next, up to a step, and is done for each view of a list. It may ask the view around it, or not.
    case list(Slot, end: Int, asksAround: Bool)
    case condition(Slot, end: Int)
    case inverted(Slot, end: Int)
  }

  /// - Parameter depth: How many views stand around the innermost.
  init(nodes: [Node], depth: Int) { _ = add(nodes, depth: depth) }

  /// Recursive in the nesting of our templates' sections.
  ///
  /// - Returns: The views that are asked.
  private mutating func add(_ nodes: [Node], depth: Int) -> Set<Int> {
    var asked: Set<Int> = []
    self.depth = max(self.depth, depth)
    for node in nodes {
      switch node {
      case .text(let bytes):
        steps.append(.text(text.count, text.count + bytes.count))
        text += bytes
      case .value(let slot):
        asked.insert(slot.view)
        steps.append(.value(slot))
      case .list(let slot, let nodes):
        let place = steps.count
        steps.append(.list(slot, end: place, asksAround: true))
        let inside = add(nodes, depth: depth + 1)
        steps[place] = .list(slot, end: steps.count, asksAround: inside.contains(depth))
        asked.formUnion(inside.union([slot.view]))
      case .condition(let slot, let nodes): asked.formUnion(add(nodes, depth, slot) { .condition(slot, end: $0) })
      case .inverted(let slot, let nodes): asked.formUnion(add(nodes, depth, slot) { .inverted(slot, end: $0) })
      }
    }
    return asked
  }

  private mutating func add(_ nodes: [Node], _ depth: Int, _ slot: Slot, under head: (Int) -> Step) -> Set<Int> {
    let place = steps.count
    steps.append(head(place))
    let inside = add(nodes, depth: depth)
    steps[place] = head(steps.count)
    return inside.union([slot.view])
  }

  /// - Parameters:
  ///   - view: The innermost.
  ///   - outer: What stands around it, the outermost first. All are of the types with which the template was compiled.
  func render(_ view: some TemplateView, in outer: [any TemplateView] = []) -> [UInt8] {
    var page = TemplateWriter(self, in: outer)
    page.write(steps.indices, view)
    return page.bytes
  }
}
