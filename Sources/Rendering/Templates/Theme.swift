import Diagnostics
import Markdown
import Mustache

/// The templates of a site, parsed and checked.
struct Theme: Sendable {
  private let library: MustacheLibrary
  /// What is published as it is, by its address.
  let assets: [(address: String, text: String)]

  /// Reports every template that is missing, cannot be parsed, or asks for what its view does not offer.
  init(loading files: [TemplateFile], into log: inout DiagnosticLog) {
    var library = MustacheLibrary()
    var tags: [String: [TemplateTag]] = [:]
    MustacheContentTypes.register(EscapedByByte(), named: EscapedByByte.name)
    for file in files {
      guard let name = file.templateName else { continue }
      tags[name] = templateTags(in: file.text)
      // On a line of its own, so that what follows keeps its columns; the library drops such a line.
      do {
        try library.register("{{% CONTENT_TYPE:\(EscapedByByte.name)}}\n" + file.text, named: name)
      } catch {
        log.emit(malformed(file, error))
      }
    }
    self.library = library
    assets = files.compactMap { file in file.staticAddress.map { ($0, file.text) } }
    var check = TemplateCheck(tags: tags)
    for page in PageTemplate.allCases { check.check(page.rawValue, views: page.views, in: page.rawValue) }
    for part in PartTemplate.allCases { check.check(part.rawValue, views: [part.view], in: part.rawValue) }
    for finding in check.findings { log.emit(finding) }
  }

  /// Empty when there is no such template, which has been reported on loading.
  func page<Content: TemplateView>(_ template: PageTemplate, _ content: Content, in frame: FrameView) -> [UInt8] {
    let page = PageView(frame: frame, content: content)
    return Array((library.render(page, withTemplate: template.rawValue) ?? "").utf8)
  }

  func part(_ template: PartTemplate, _ view: some TemplateView) -> SafeHTML {
    SafeHTML(constructed: library.render(view, withTemplate: template.rawValue) ?? "")
  }
}

/// The frame's keys, and those of what it holds.
private struct PageView<Content: TemplateView>: MustacheParent {
  let frame: FrameView
  let content: Content

  func child(named name: String) -> Any? { content.child(named: name) ?? frame.child(named: name) }
}

/// Our own escaping: the library's compares Characters, and misses a quote that carries a combining mark.
struct EscapedByByte: MustacheContentType {
  static let name = "MUSTER"
  func escapeText(_ text: String) -> String { escapedHTML(text) }
}

private func malformed(_ file: TemplateFile, _ error: any Error) -> Diagnostic {
  let place = error as? MustacheTemplate.ParserError
  let location = FileLocation(path: "templates/site/\(file.path)", line: place.map { $0.context.lineNumber - 1 })
  let reason = place.map { "\($0.error)" } ?? "\(error)"
  return Diagnostic(.templateMalformed, .error, "template cannot be parsed: \(reason)", at: location)
}

extension TemplateFile {
  fileprivate var templateName: String? {
    let suffix = ".mustache".utf8
    guard path.utf8.count > suffix.count, path.utf8.suffix(suffix.count).elementsEqual(suffix) else { return nil }
    return String(decoding: path.utf8.dropLast(suffix.count), as: UTF8.self)
  }

  fileprivate var staticAddress: String? {
    let prefix = "static/".utf8
    guard path.utf8.starts(with: prefix) else { return nil }
    return String(decoding: path.utf8.dropFirst(prefix.count), as: UTF8.self)
  }
}
