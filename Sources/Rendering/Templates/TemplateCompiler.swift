import Diagnostics

/// Puts templates together and looks up every name in them, before a page is rendered.
///
/// A name is looked up in the types of the views that will stand around it, at any depth. What is not offered there, or is
/// not what the tag takes it for, is an error with its line: never a hole in a page.
struct TemplateCompiler {
  /// By name.
  let templates: [String: [TemplatePiece]]
  /// By name, where the file lies as its author knows it; those that ship with Muster lie in `templates/site`.
  var places: [String: String] = [:]
  /// The names of all that were put into something.
  private(set) var used: Set<String> = []
  private(set) var findings: [Diagnostic] = []
  /// Place, id and message of each finding.
  private var told: Set<[String]> = []
  /// What stands around a page in place of `layout`.
  private var layout: String?
  /// The templates that are being put together, to stop at one that includes itself.
  private var open: [String] = []

  init(_ templates: [String: [TemplatePiece]]) { self.templates = templates }

  /// - Parameters:
  ///   - views: What answers, innermost last.
  ///   - layout: What a page gets around it in place of its `layout`.
  mutating func compile(_ name: String, views: [any TemplateView.Type], layout: String? = nil) -> CompiledTemplate {
    self.layout = layout
    return CompiledTemplate(
      nodes: nodes(of: name, views, blocks: Blocks(), from: nil, in: name), depth: views.count - 1)
  }

  private typealias Node = CompiledTemplate.Node

  /// What the blocks of a parent are filled with, and how many views stood around where that was written.
  private struct Blocks {
    var nodes: [String: [Node]] = [:]
    var depth = 0
  }

  /// A section, block or parent that has been opened.
  private struct Frame {
    var tag: TemplateTag
    var slot: CompiledTemplate.Slot?
    var isView = false
    var nodes: [Node] = []
    /// What a parent's blocks are filled with.
    var blocks: [String: [Node]] = [:]
  }

  private mutating func nodes(
    of name: String, _ views: [any TemplateView.Type], blocks: Blocks, from tag: TemplateTag?,
    in file: String
  ) -> [Node] {
    guard let pieces = templates[name] else {
      let guess = suggestion(for: name, among: templates.keys.sorted()).map { "Did you mean '\($0)'?" }
      report(.templateMissing, "no template named '\(name)'", file, tag, help: guess)
      return []
    }
    guard !open.contains(name) else {
      report(.templateMalformed, "template '\(name)' includes itself", file, tag)
      return []
    }
    used.insert(name)
    // One that is put into another may be empty on purpose.
    if tag.map({ $0.form == .parent }) ?? true, pieces.allSatisfy(\.isBlank) {
      report(.templateMalformed, "template '\(name)' is empty", name, nil)
    }
    open.append(name)
    defer { open.removeLast() }
    return assemble(pieces, views, blocks, in: name)
  }

  private mutating func assemble(
    _ pieces: [TemplatePiece], _ views: [any TemplateView.Type], _ blocks: Blocks, in file: String
  ) -> [Node] {
    var views = views
    var frames = [Frame(tag: TemplateTag(form: .comment, name: "", line: 1))]
    for piece in pieces {
      switch piece {
      case .text(let text): frames[frames.count - 1].nodes.append(.text(text))
      case .tag(let tag):
        switch tag.form {
        case .comment: break
        case .forbidden:
          report(.templateUnsafeTag, "'\(tag.name)' is a tag that could turn escaping off", file, tag)
        case .unfinished: report(.templateMalformed, "a tag is not finished", file, tag)
        case .value, .markup: frames[frames.count - 1].nodes += value(tag, views, in: file)
        case .partial:
          frames[frames.count - 1].nodes += nodes(of: tag.name, views, blocks: blocks, from: tag, in: file)
        case .section, .inverted:
          let frame = section(tag, &views, in: file)
          frames.append(frame)
        case .block, .parent: frames.append(Frame(tag: tag))
        case .close:
          guard frames.count > 1, let frame = frames.popLast(), frame.tag.name == tag.name else {
            report(.templateMalformed, "'\(tag.name)' is closed and is not open", file, tag)
            return frames[0].nodes
          }
          if frame.isView { views.removeLast() }
          close(frame, &frames[frames.count - 1], views, blocks, in: file)
        }
      }
    }
    if frames.count > 1, let last = frames.last {
      report(.templateMalformed, "'\(last.tag.name)' is not closed", file, last.tag)
    }
    return frames[0].nodes
  }

  private mutating func close(
    _ frame: Frame, _ outer: inout Frame, _ views: [any TemplateView.Type], _ blocks: Blocks,
    in file: String
  ) {
    switch (frame.tag.form, frame.slot) {
    case (.section, let slot?) where frame.isView: outer.nodes.append(.list(slot, frame.nodes))
    case (.section, let slot?): outer.nodes.append(.condition(slot, frame.nodes))
    case (.inverted, let slot?): outer.nodes.append(.inverted(slot, frame.nodes))
    case (.block, _) where outer.tag.form == .parent: outer.blocks[frame.tag.name] = frame.nodes
    case (.block, _):
      let filling = blocks.nodes[frame.tag.name]
      // What fills it asks the views that stood around where it was written, by their number.
      if filling != nil, blocks.depth != views.count {
        report(.templateMalformed, "the block '\(frame.tag.name)' stands in a section over a list", file, frame.tag)
      }
      outer.nodes += filling ?? frame.nodes
    case (.parent, _):
      let name = frame.tag.name == "layout" ? layout ?? "layout" : frame.tag.name
      let blocks = Blocks(nodes: frame.blocks, depth: views.count)
      outer.nodes += nodes(of: name, views, blocks: blocks, from: frame.tag, in: file)
    default: break
    }
  }

  private mutating func value(_ tag: TemplateTag, _ views: [any TemplateView.Type], in file: String) -> [Node] {
    guard let (slot, kind) = lookUp(tag, views, in: file) else { return [] }
    switch (tag.form, kind) {
    case (.value, .text): return [.value(slot)]
    case (.markup, .html): return [.value(slot)]
    case (.markup, _): report(.templateUnsafeTag, "'\(tag.name)' is not markup and must be escaped", file, tag)
    case (_, .html): report(.templateUnsafeTag, "'\(tag.name)' is markup and wants three braces", file, tag)
    default: report(.templateUnknownKey, "'\(tag.name)' is a section and not a value", file, tag)
    }
    return []
  }

  private mutating func section(_ tag: TemplateTag, _ views: inout [any TemplateView.Type], in file: String) -> Frame {
    guard let (slot, kind) = lookUp(tag, views, in: file) else { return Frame(tag: tag) }
    switch kind {
    case .list(let element) where tag.form == .section:
      views.append(element)
      return Frame(tag: tag, slot: slot, isView: true)
    case .list, .flag: return Frame(tag: tag, slot: slot)
    case .text, .html:
      report(.templateUnknownKey, "'\(tag.name)' is a value and not a section", file, tag)
      return Frame(tag: tag)
    }
  }

  /// The innermost view that offers the name.
  private mutating func lookUp(
    _ tag: TemplateTag, _ views: [any TemplateView.Type], in file: String
  ) -> (CompiledTemplate.Slot, KeyKind)? {
    for (depth, view) in views.enumerated().reversed() {
      if let key = view.offers.firstIndex(where: { $0.name == tag.name }) {
        return (CompiledTemplate.Slot(view: depth, key: key), view.offers[key].kind)
      }
    }
    let offered = views.flatMap { $0.offers.map(\.name) }.sorted()
    let guess = suggestion(for: tag.name, among: offered).map { "Did you mean '\($0)'? " } ?? ""
    report(
      .templateUnknownKey, "'\(tag.name)' is not something this page offers", file, tag,
      help: guess + "It offers: \(offered.joined(separator: ", "))")
    return nil
  }

  private mutating func report(
    _ id: Diagnostic.ID, _ message: String, _ file: String, _ tag: TemplateTag?, help: String? = nil
  ) {
    let path = places[file] ?? "templates/site/\(file).mustache"
    let location = FileLocation(path: path, line: tag?.line, column: tag?.column)
    // What stands around all pages is looked at for each of them.
    guard told.insert([path, "\(tag?.line ?? 0):\(tag?.column ?? 0)", "\(id)", message]).inserted else { return }
    findings.append(Diagnostic(id, .error, message, help: help, at: location))
  }
}
