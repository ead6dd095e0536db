import Diagnostics
import Markdown

/// The templates of a site, compiled, and what is published beside the pages.
struct Theme: Sendable {
  private let pages: [PageTemplate: CompiledTemplate]
  private let parts: [PartTemplate: CompiledTemplate]
  private let files: [FileTemplate: CompiledTemplate]
  private let styles: [String: String]
  /// What is published as it is, by its address; ours is what ships with Muster.
  let assets: [(address: String, text: String, isOurs: Bool)]

  /// Reports every template that is missing, is not well-formed, asks for what its view does not offer, or is used nowhere.
  init(loading files: [TemplateFile], into log: inout DiagnosticLog) {
    let named = files.compactMap { file in file.templateName.map { ($0, file) } }
    var compiler = TemplateCompiler(
      Dictionary(named.map { ($0, templatePieces(in: $1.text)) }) { first, _ in first })
    for (name, file) in named { compiler.places[name] = file.place }
    var (pages, parts): ([PageTemplate: CompiledTemplate], [PartTemplate: CompiledTemplate]) = ([:], [:])
    var standing: [FileTemplate: CompiledTemplate] = [:]
    for page in PageTemplate.allCases { pages[page] = compiler.compile(page.rawValue, views: page.views) }
    for part in PartTemplate.allCases { parts[part] = compiler.compile(part.rawValue, views: [part.view]) }
    for file in FileTemplate.allCases {
      standing[file] = compiler.compile(file.rawValue, views: file.views, layout: file.layout)
    }
    for finding in compiler.findings + unused(named, besides: compiler.used) { log.emit(finding) }
    (self.pages, self.parts, self.files) = (pages, parts, standing)
    assets = files.compactMap { file in
      file.address(below: "static/").map { (address: $0, text: file.text, isOurs: file.place == nil) }
    }
    styles = Dictionary(files.compactMap { file in file.address(below: "styles/").map { ($0, file.text) } }) { a, _ in a
    }
  }

  /// The page, with its tables beside it. Empty when there is no such template, which has been reported on loading.
  func page(_ template: PageTemplate, _ content: some TemplateView, in frame: FrameView) -> RenderedPage {
    let tables = TableFile.files(of: content.tables().filter { !$0.isExcerpt }, on: frame.address)
    var frame = frame
    frame.tables = tables.map { LinkView(text: $0.caption, href: $0.name) }
    return RenderedPage(
      pages[template]?.render(content, in: [frame]) ?? [], beside: tables.map { ($0.address, $0.content) })
  }

  func part(_ template: PartTemplate, _ view: some TemplateView) -> SafeHTML {
    SafeHTML(constructed: String(decoding: parts[template]?.render(view) ?? [], as: UTF8.self))
  }

  /// A file that no frame stands around.
  ///
  /// - Parameter outer: What stands around the view, the outermost first.
  func file(_ template: FileTemplate, _ view: some TemplateView, in outer: [any TemplateView] = []) -> [UInt8] {
    files[template]?.render(view, in: outer) ?? []
  }

  /// A stylesheet that is put into pages; empty when there is none.
  func style(_ name: String) -> String { styles[name] ?? "" }
}

/// A template that nothing asks for does nothing: most likely its name is misspelt.
private func unused(_ named: [(String, TemplateFile)], besides used: Set<String>) -> [Diagnostic] {
  named.filter { !used.contains($0.0) }.map { name, file in
    let guess = suggestion(for: name, among: used.sorted())
    return Diagnostic(
      .templateUnused, .error, "nothing asks for the template '\(name)'",
      help: guess.map { "Did you mean '\($0)'?" } ?? "Remove it, or include it in a template that is used.",
      at: FileLocation(path: file.place ?? "templates/site/\(file.path)"))
  }
}

extension TemplateFile {
  fileprivate var templateName: String? {
    let suffix = ".mustache".utf8
    guard path.utf8.count > suffix.count, path.utf8.suffix(suffix.count).elementsEqual(suffix) else { return nil }
    return String(decoding: path.utf8.dropLast(suffix.count), as: UTF8.self)
  }

  fileprivate func address(below folder: String) -> String? {
    guard path.utf8.starts(with: folder.utf8) else { return nil }
    return String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
  }
}
