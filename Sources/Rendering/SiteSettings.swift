/// What the configuration says about the site as a whole.
public struct SiteSettings: Hashable, Sendable {
  public var title: String
  /// Where the site will be served, with a slash at its end; the page for lost addresses, the
  /// brief, the feed and files that stand alone need it.
  public var baseURL: String?
  /// Stands beside the title, and is published with the pages.
  public var logo: SiteImage?
  /// How often it is promised to be built, in days; `nil` when nobody promised.
  public var rebuiltEvery: Int?
  /// Of Muster itself; stands in `data/v1/site.json` and on no page that could do without.
  public var version: String

  public init(
    title: String = "Readiness", baseURL: String? = nil, logo: SiteImage? = nil, rebuiltEvery: Int? = nil,
    version: String = "0"
  ) {
    self.title = title
    self.baseURL = baseURL
    self.logo = logo
    self.rebuiltEvery = rebuiltEvery
    self.version = version
  }
}
