public import Diagnostics
public import ReportModel

/// Addresses, and how to make each page. Nothing is rendered yet.
public struct SitePlan: Sendable {
  /// Pages that depend on the report alone, or on one document each. Addresses are unique.
  public var pages: [PlannedPage]
  /// A pass over all records, which need not wait for the pages nor they for it.
  public var search: @Sendable () -> SearchPlan
  /// Pages that show every diagnostic, made when all others have been rendered and have reported theirs.
  public var closing: @Sendable (_ diagnostics: [Diagnostic]) -> [PlannedPage]
  /// The one page that names the digest of all others, made last.
  public var brief: @Sendable (_ purpose: BriefPurpose) -> PlannedPage
  /// The page of a service by its id, as a file that stands alone; `nil` when there is no such service.
  public var standalone: @Sendable (_ service: String) -> PlannedPage?

  init(
    pages: [PlannedPage], search: @escaping @Sendable () -> SearchPlan,
    closing: @escaping @Sendable ([Diagnostic]) -> [PlannedPage],
    brief: @escaping @Sendable (BriefPurpose) -> PlannedPage, standalone: @escaping @Sendable (String) -> PlannedPage?
  ) {
    self.pages = pages
    self.search = search
    self.closing = closing
    self.brief = brief
    self.standalone = standalone
  }
}

/// One file of the site.
public struct PlannedPage: Sendable {
  /// Relative to the site's root, naming the file: `services/payments/index.html`.
  public var address: String
  /// The document that `render` wants.
  public var document: DocumentID?
  /// The file's bytes. What is wrong (a broken link in a document, an unknown template key) goes to the log.
  public var render: @Sendable (_ document: PageDocument?, _ log: inout DiagnosticLog) -> RenderedPage

  public init(
    address: String, document: DocumentID? = nil,
    render: @escaping @Sendable (_ document: PageDocument?, _ log: inout DiagnosticLog) -> RenderedPage
  ) {
    self.address = address
    self.document = document
    self.render = render
  }

  /// A file that is no page.
  init(address: String, bytes: @escaping @Sendable (_ document: PageDocument?, _ log: inout DiagnosticLog) -> [UInt8]) {
    self.init(address: address) { RenderedPage(bytes($0, &$1)) }
  }
}
