import Markdown

/// A file that is being made of a template and its views.
///
/// The innermost view, which most tags ask, is known by its type, so that its values are neither boxed nor copied.
struct TemplateWriter {
  private let template: CompiledTemplate
  /// What stands around the innermost view, with room for as many as the template nests; where nobody asks, no view.
  private var outer: [any TemplateView]
  /// How many that are.
  private var depth: Int
  private(set) var bytes: [UInt8] = []

  init(_ template: CompiledTemplate, in outer: [any TemplateView]) {
    (self.template, depth) = (template, outer.count)
    self.outer = outer + [any TemplateView](repeating: NoView(), count: max(0, template.depth - outer.count))
    bytes.reserveCapacity(16 << 10)
  }

  /// Recursive in the nesting of our templates' sections.
  mutating func write<View: TemplateView>(_ range: Range<Int>, _ view: View) {
    let (steps, keys) = (template.steps, View.keys)
    var place = range.lowerBound
    while place < range.upperBound {
      let step = steps[place]
      place += 1
      switch step {
      case .text(let start, let end): bytes += template.text[start..<end]
      case .value(let slot):
        if slot.view == depth { write(keys[slot.key], of: view) } else { write(slot.key, of: outer[slot.view]) }
      case .list(let slot, let end, let asksAround):
        let isOwn = slot.view == depth
        if asksAround { outer[depth] = view }
        depth += 1
        if !isOwn {
          writeList(place..<end, slot.key, of: outer[slot.view])
        } else if case .list(let list) = keys[slot.key].value {
          list.write(view, place..<end, &self)
        }
        depth -= 1
        place = end
      case .condition(let slot, let end):
        if holds(slot, view, keys) { write(place..<end, view) }
        place = end
      case .inverted(let slot, let end):
        if !holds(slot, view, keys) { write(place..<end, view) }
        place = end
      }
    }
  }

  private mutating func writeList<View: TemplateView>(_ range: Range<Int>, _ key: Int, of view: View) {
    if case .list(let list) = View.keys[key].value { list.write(view, range, &self) }
  }

  /// A text is escaped, whatever stands in it; markup is not.
  private mutating func write<View: TemplateView>(_ key: ViewKey<View>, of view: View) {
    switch key.value {
    case .text(let text): appendEscaped(text(view), to: &bytes)
    case .html(let markup): bytes += markup(view).text.utf8
    case .flag, .list: break
    }
  }

  private mutating func write<View: TemplateView>(_ key: Int, of view: View) { write(View.keys[key], of: view) }

  private func holds<View: TemplateView>(
    _ slot: CompiledTemplate.Slot, _ view: View, _ keys: [ViewKey<View>]
  ) -> Bool {
    slot.view == depth ? keys[slot.key].holds(in: view) : holds(slot.key, in: outer[slot.view])
  }

  private func holds<View: TemplateView>(_ key: Int, in view: View) -> Bool { View.keys[key].holds(in: view) }
}

/// Stands where nobody asks.
private struct NoView: TemplateView {
  static let keys: [ViewKey<Self>] = []
}

extension ViewKey {
  /// Whether a list has something in it, or a condition holds.
  fileprivate func holds(in view: View) -> Bool {
    switch value {
    case .list(let list): !list.isEmpty(view)
    case .flag(let holds): holds(view)
    case .text, .html: preconditionFailure("the compiler lets no value be a section")
    }
  }
}
