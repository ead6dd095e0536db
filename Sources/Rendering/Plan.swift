public import Diagnostics
public import ReportModel

/// The site's addresses, and how to make each page. Nothing is rendered yet, but what is the same on many pages.
///
/// What is wrong with the templates goes to `log` as an error: such a site must not be published.
/// - Parameters:
///   - diagnostics: Of the stages before, to be shown on the pages of the records that they concern.
///   - images: What became of the files that ``imagesWanted(by:)`` names.
///   - words: The tables by which the readers read words.
///   - handbook: What every stage's diagnostics mean; this one's are added here.
///   - reading: What the readers understand, for the page that says so.
public func plan(
  _ report: Report, diagnostics: [Diagnostic], images: [DocumentID: Result<SiteImage, ImageRefusal>] = [:],
  handbook: [HandbookEntry], reading: [Understanding] = [], words: [WordTable] = [], templates: [TemplateFile],
  settings: SiteSettings, into log: inout DiagnosticLog
) throws -> SitePlan {
  let theme = Theme(loading: templates, into: &log)
  let site = Site(
    SiteMap(report, diagnostics: diagnostics, images: images), theme, settings, handbook + renderingHandbook, reading)
  var pages = site.map.report.assessments.map { site.servicePage($0) }
  let services = Set(pages.map(\.address))
  pages += site.map.records.indices.filter { !services.contains(site.map.addresses[$0]) }.map { site.recordPage($0) }
  pages += RecordKind.allCases.filter { $0 != .service }.flatMap { site.kindIndex($0) }
  pages += site.claimsPages() + site.findingsPages() + site.expiryPages() + [site.servicesIndex(), site.calendarFile()]
  pages += [site.changesPage(), site.aboutPage()] + site.filterPages() + site.ownerPages()
  pages += [site.notFoundPage(), site.readingPage(), site.sealPage(), site.wordsPage(words)] + site.rulePages()
  pages += site.dataPages() + site.wordData(words) + [site.feed()] + site.badges() + site.staticFiles()
  return SitePlan(
    pages: firstOfEach(pages), search: { site.searchPlan() },
    closing: { diagnostics in
      let last = [site.scoreboard(diagnostics), site.diagnosticsPage(diagnostics), site.rulesIndex(diagnostics)]
      return last + site.diagnosticRulePages(diagnostics) + site.closingData(diagnostics)
    },
    brief: { site.brief($0) },
    standalone: { id in site.map.assessments[id].map { site.standalonePage($0) } })
}

/// Addresses are unique: two records that claim one are the collector's to tell apart, and neither may hide a page.
private func firstOfEach(_ pages: [PlannedPage]) -> [PlannedPage] {
  var seen: Set<String> = []
  return pages.filter { seen.insert($0.address).inserted }
}

extension Site {
  /// Shown for any address, so that only absolute links are sure to work; relative ones where no base is known.
  fileprivate func notFoundPage() -> PlannedPage {
    let address = "404.html"
    return PlannedPage(address: address) { _, _ in
      let frame = frame("Not found", at: address, in: .other, root: settings.baseURL)
      return theme.page(.notFound, NotFoundView(home: frame.root + "index.html"), in: frame)
    }
  }

  /// What is published as it stands in the theme, but for style and script, which have names of their own.
  fileprivate func staticFiles() -> [PlannedPage] {
    theme.assets.map { asset in
      let file: (address: String, text: String)
      switch asset.address {
      case "assets/site.css": file = stylesheet
      case "assets/site.js": file = script
      default: file = (asset.address, asset.text)
      }
      return PlannedPage(address: file.address, bytes: { _, _ in Array(file.text.utf8) })
    }
  }
}
