import Diagnostics
import Markdown

/// The templates of a site, parsed and checked.
struct Theme: Sendable {
  private let templates: CompiledTemplates
  /// What is published as it is, by its address.
  let assets: [(address: String, text: String)]

  /// Reports every template that is missing, cannot be parsed, or asks for what its view does not offer.
  init(loading files: [TemplateFile], into log: inout DiagnosticLog) {
    let texts = Dictionary(files.compactMap { file in file.templateName.map { ($0, file.text) } }) { first, _ in first }
    let views = PageTemplate.allCases.flatMap(\.views) + PartTemplate.allCases.map(\.view)
    templates = CompiledTemplates(texts, views: views)
    assets = files.compactMap { file in file.staticAddress.map { ($0, file.text) } }
    var check = TemplateCheck(tags: texts.mapValues { templateTags(in: $0) })
    for page in PageTemplate.allCases { check.check(page.rawValue, views: page.views, in: page.rawValue) }
    for part in PartTemplate.allCases { check.check(part.rawValue, views: [part.view], in: part.rawValue) }
    for finding in check.findings { log.emit(finding) }
  }

  /// Empty when there is no such template, which has been reported on loading.
  func page<Content: TemplateView>(_ template: PageTemplate, _ content: Content, in frame: FrameView) -> [UInt8] {
    templates.render(template.rawValue, with: [frame, content])
  }

  func part(_ template: PartTemplate, _ view: some TemplateView) -> SafeHTML {
    SafeHTML(constructed: String(decoding: templates.render(template.rawValue, with: [view]), as: UTF8.self))
  }
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
