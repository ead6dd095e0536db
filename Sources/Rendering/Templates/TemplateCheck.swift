import Diagnostics

/// Looks at every tag that a page can come to, with the views that will stand around it.
///
/// Mustache prints nothing for a key or a partial that does not exist, and says nothing. So the templates are checked
/// against the types of the views when they are loaded, at any depth and with the line, before a page is rendered.
struct TemplateCheck {
  /// By name.
  let tags: [String: [TemplateTag]]
  private(set) var findings: [Diagnostic] = []
  /// The templates that are being walked, to stop at one that includes itself.
  private var open: [String] = []

  init(tags: [String: [TemplateTag]]) { self.tags = tags }

  /// - Parameter views: What answers, innermost last.
  mutating func check(_ name: String, views: [any TemplateView.Type], from caller: TemplateTag? = nil, in file: String) {
    guard let tags = tags[name] else {
      return report(.templateMissing, "no template named '\(name)'", file, caller?.line)
    }
    guard !open.contains(name) else {
      return report(.templateMalformed, "template '\(name)' includes itself", file, caller?.line)
    }
    open.append(name)
    walk(tags, views, in: name)
    open.removeLast()
  }

  private mutating func walk(_ tags: [TemplateTag], _ views: [any TemplateView.Type], in file: String) {
    // For each open section its name, and whether it put a view on the stack.
    var (stack, sections) = (views, [(name: String, isView: Bool)]())
    for tag in tags {
      switch tag.form {
      case .comment: break
      case .forbidden:
        report(.templateUnsafeTag, "'\(tag.name)' is a tag that could turn escaping off", file, tag.line)
      case .partial: check(tag.name, views: stack, from: tag, in: file)
      case .parent:
        check(tag.name, views: stack, from: tag, in: file)
        sections.append((tag.name, false))
      case .block: sections.append((tag.name, false))
      case .value, .markup: checkValue(tag, stack, in: file)
      case .section, .inverted:
        let element = section(tag, stack, in: file)
        if let element, tag.form == .section { stack.append(element) }
        sections.append((tag.name, element != nil && tag.form == .section))
      case .close:
        guard let last = sections.popLast(), last.name == tag.name else {
          return report(.templateMalformed, "'\(tag.name)' is closed and is not open", file, tag.line)
        }
        if last.isView { stack.removeLast() }
      }
    }
    if let last = sections.last { report(.templateMalformed, "'\(last.name)' is not closed", file, nil) }
  }

  private mutating func checkValue(_ tag: TemplateTag, _ stack: [any TemplateView.Type], in file: String) {
    switch (tag.form, kind(of: tag.name, stack)) {
    case (_, nil): reportUnknown(tag, stack, in: file)
    case (.value, .text?), (.markup, .html?): break
    case (.markup, _): report(.templateUnsafeTag, "'\(tag.name)' is not markup and must be escaped", file, tag.line)
    case (_, .html?): report(.templateUnsafeTag, "'\(tag.name)' is markup and wants three braces", file, tag.line)
    default: report(.templateUnknownKey, "'\(tag.name)' is a section and not a value", file, tag.line)
    }
  }

  /// - Returns: What the section puts on the stack; `nil` for a condition.
  private mutating func section(
    _ tag: TemplateTag, _ stack: [any TemplateView.Type], in file: String
  ) -> (any TemplateView.Type)? {
    switch kind(of: tag.name, stack) {
    case .list(let element)?: return element
    case .flag?: return nil
    case .text?, .html?: report(.templateUnknownKey, "'\(tag.name)' is a value and not a section", file, tag.line)
    case nil: reportUnknown(tag, stack, in: file)
    }
    return nil
  }

  private func kind(of name: String, _ stack: [any TemplateView.Type]) -> KeyKind? {
    for view in stack.reversed() { if let kind = view.kind(of: name) { return kind } }
    return nil
  }

  private mutating func reportUnknown(_ tag: TemplateTag, _ stack: [any TemplateView.Type], in file: String) {
    let offered = stack.flatMap { $0.keyNames }.sorted()
    let guess = suggestion(for: tag.name, among: offered).map { "Did you mean '\($0)'? " } ?? ""
    report(
      .templateUnknownKey, "'\(tag.name)' is not something this page offers", file, tag.line,
      help: guess + "It offers: \(offered.joined(separator: ", "))")
  }

  private mutating func report(
    _ id: Diagnostic.ID, _ message: String, _ file: String, _ line: Int?, help: String? = nil
  ) {
    let location = FileLocation(path: "templates/site/\(file).mustache", line: line)
    findings.append(Diagnostic(id, .error, message, help: help, at: location))
  }
}
