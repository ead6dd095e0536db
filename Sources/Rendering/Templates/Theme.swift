import Diagnostics
import Markdown

/// The templates of a site, compiled, and what is published beside the pages.
struct Theme: Sendable {
  private let pages: [PageTemplate: CompiledTemplate]
  private let parts: [PartTemplate: CompiledTemplate]
  /// What is published as it is, by its address.
  let assets: [(address: String, text: String)]

  /// Reports every template that is missing, is not well-formed, or asks for what its view does not offer.
  init(loading files: [TemplateFile], into log: inout DiagnosticLog) {
    let templates = files.compactMap { file in file.templateName.map { ($0, templatePieces(in: file.text)) } }
    var compiler = TemplateCompiler(Dictionary(templates) { first, _ in first })
    var (pages, parts): ([PageTemplate: CompiledTemplate], [PartTemplate: CompiledTemplate]) = ([:], [:])
    for page in PageTemplate.allCases { pages[page] = compiler.compile(page.rawValue, views: page.views) }
    for part in PartTemplate.allCases { parts[part] = compiler.compile(part.rawValue, views: [part.view]) }
    for finding in compiler.findings { log.emit(finding) }
    (self.pages, self.parts) = (pages, parts)
    assets = files.compactMap { file in file.staticAddress.map { ($0, file.text) } }
  }

  /// Empty when there is no such template, which has been reported on loading.
  func page(_ template: PageTemplate, _ content: some TemplateView, in frame: FrameView) -> [UInt8] {
    pages[template]?.render([frame, content]) ?? []
  }

  func part(_ template: PartTemplate, _ view: some TemplateView) -> SafeHTML {
    SafeHTML(constructed: String(decoding: parts[template]?.render([view]) ?? [], as: UTF8.self))
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
