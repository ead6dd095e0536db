import Markdown

/// Templates in the syntax of Mustache, compiled so that rendering writes bytes into one buffer.
///
/// Of the syntax: values, markup (`{{{ }}}`), sections, inverted sections, comments, partials and inheritance. Nothing that a
/// value holds is ever read as a template. Names and the keys of every view type are numbers before the first page is
/// rendered, so that a page needs no comparison of texts and no cast.
struct CompiledTemplates: Sendable {
  private var templates: [Int: [TemplateNode]] = [:]
  /// For each type of view, where in its keys a name stands; -1 where it has no such key.
  private var places: [ObjectIdentifier: [Int]] = [:]
  private var numbers: [String: Int] = [:]

  /// - Parameters:
  ///   - texts: By name.
  ///   - views: Those that pages are rendered with; what their lists hold is found from there.
  init(_ texts: [String: String], views: [any TemplateView.Type]) {
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      var parser = TemplateParser(text)
      let nodes = parser.nodes { number(of: $0) }
      templates[number(of: name)] = nodes
    }
    var waiting = views
    while let view = waiting.popLast() {
      guard places[ObjectIdentifier(view)] == nil else { continue }
      addPlaces(of: view)
      for name in view.keyNames { if case .list(let element)? = view.kind(of: name) { waiting.append(element) } }
    }
  }

  private mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = numbers.count
    return numbers.count - 1
  }

  private mutating func addPlaces(of view: any TemplateView.Type) {
    var places = Array(repeating: -1, count: numbers.count)
    for (index, name) in view.keyNames.enumerated() {
      if let number = numbers[name], places[number] < 0 { places[number] = index }
    }
    self.places[ObjectIdentifier(view)] = places
  }

  /// - Parameter views: What answers the tags, innermost last.
  /// - Returns: Nothing when there is no such template.
  func render(_ name: String, with views: [any TemplateView]) -> [UInt8] {
    guard let number = numbers[name], let nodes = templates[number] else { return [] }
    var page = Page(templates: self)
    for view in views { page.push(view) }
    page.write(nodes)
    return page.bytes
  }

  /// A page in the making.
  private struct Page {
    let templates: CompiledTemplates
    var bytes: [UInt8] = []
    private var stack: [(view: any TemplateView, places: [Int])] = []
    /// What templates put into the blocks of those they inherit from; the outermost counts.
    private var blocks: [Int: [TemplateNode]] = [:]

    init(templates: CompiledTemplates) {
      self.templates = templates
      bytes.reserveCapacity(16_384)
    }

    mutating func push(_ view: any TemplateView) {
      guard let places = templates.places[ObjectIdentifier(type(of: view))] else {
        preconditionFailure("a view that no list of keys names")
      }
      stack.append((view, places))
    }

    mutating func write(_ nodes: [TemplateNode]) {
      for node in nodes {
        switch node {
        case .text(let text): bytes += text
        case .value(let name): if case .text(let text)? = value(name) { appendEscaped(text) }
        case .markup(let name): if case .html(let html)? = value(name) { bytes += html.text.utf8 }
        case .section(let name, let content): writeSection(name, content)
        case .inverted(let name, let content): if isEmpty(value(name)) { write(content) }
        case .partial(let name): write(templates.templates[name] ?? [])
        case .parent(let name, let replacements): writeParent(name, replacements)
        case .block(let name, let content): write(blocks[name] ?? content)
        }
      }
    }

    private mutating func writeSection(_ name: Int, _ content: [TemplateNode]) {
      switch value(name) {
      case .flag(true): write(content)
      case .list(let views):
        for view in views {
          push(view)
          write(content)
          stack.removeLast()
        }
      case .flag(false), .text, .html, nil: break
      }
    }

    private mutating func writeParent(_ name: Int, _ replacements: [Int: [TemplateNode]]) {
      let outer = blocks
      blocks.merge(replacements) { outermost, _ in outermost }
      write(templates.templates[name] ?? [])
      blocks = outer
    }

    private func value(_ name: Int) -> KeyValue? {
      for (view, places) in stack.reversed() where places[name] >= 0 { return view.value(at: places[name]) }
      return nil
    }

    private func isEmpty(_ value: KeyValue?) -> Bool {
      switch value {
      case .flag(let isTrue): !isTrue
      case .list(let views): views.isEmpty
      case .text, .html: false
      case nil: true
      }
    }

    private mutating func appendEscaped(_ text: String) { Markdown.appendEscaped(text, to: &bytes) }
  }
}
