import Diagnostics
import Foundation
import Markdown
import ReportModel
import Testing

@testable import Rendering

/// The theme as it stands in the repository.
func repositoryTemplates() throws -> [TemplateFile] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "templates/site").resolvingSymlinksInPath()
  let names = try #require(FileManager.default.enumerator(atPath: root.path))
  let paths = names.compactMap { $0 as? String }.filter {
    $0.hasSuffix(".mustache") || $0.hasPrefix("static/") || $0.hasPrefix("styles/")
  }
  return try paths.sorted().compactMap { path in
    let file = root.appending(path: path)
    guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return nil }
    return TemplateFile(path: path, text: try String(contentsOf: file, encoding: .utf8))
  }
}

/// Every page of a site, rendered in the order of the plan.
struct RenderedSite {
  var files: [String: [UInt8]] = [:]
  var diagnostics: [Diagnostic] = []

  init(
    _ report: Report, documents: [DocumentID: String] = [:], diagnostics: [Diagnostic] = [],
    images: [DocumentID: Result<SiteImage, ImageRefusal>] = [:], templates: [TemplateFile]? = nil,
    settings: SiteSettings = SiteSettings(title: "Shop readiness", version: "1.0"),
    purpose: BriefPurpose = BriefPurpose(digest: String(repeating: "0", count: 64))
  ) throws {
    var log = DiagnosticLog()
    let plan = try plan(
      report, diagnostics: diagnostics, images: images, handbook: [], templates: try templates ?? repositoryTemplates(),
      settings: settings, into: &log)
    for page in plan.pages {
      add(
        page.render(page.document.flatMap { documents[$0] }.map { PageDocument(Array($0.utf8)) }, &log),
        at: page.address)
    }
    let search = plan.search()
    let parts = search.groups.map { group in
      let read = Set(group.documents).map { id in
        (id, SearchedDocument(reading: Array((documents[id] ?? "").utf8), at: id.path))
      }
      return group.make(Dictionary(uniqueKeysWithValues: read))
    }
    for part in parts { files[part.address] = part.bytes }
    var words = parts.map(\.words)
    for page in search.closing(&words) { add(page.render(nil, &log), at: page.address) }
    self.diagnostics = (log.sorted + diagnostics).sorted()
    for page in plan.closing(self.diagnostics) { add(page.render(nil, &log), at: page.address) }
    let brief = plan.brief(purpose)
    add(brief.render(nil, &log), at: brief.address)
  }

  private mutating func add(_ page: RenderedPage, at address: String) {
    for (address, bytes) in [(address, page.bytes)] + page.beside.map({ ($0.address, $0.content.bytes) }) {
      #expect(files[address] == nil, "\(address) is planned twice")
      files[address] = bytes
    }
  }

  func text(_ address: String) throws -> String {
    String(decoding: try #require(files[address], "no page \(address)"), as: UTF8.self)
  }

  /// What stands in `<main>`.
  func main(_ address: String) throws -> String {
    let text = try text(address)
    let start = try #require(text.range(of: "<main id=\"main\" tabindex=\"-1\">\n")).upperBound
    let end = try #require(text.range(of: "</main>")).lowerBound
    return String(text[start..<end])
  }

  func write(to folder: URL) throws {
    for (address, bytes) in files {
      let file = folder.appending(path: address)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }
}
