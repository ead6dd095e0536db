/// What the configuration says about the site as a whole.
public struct SiteSettings: Hashable, Sendable {
  public var title: String
  /// Where the site will be served, with a slash at its end; only the page for lost addresses needs it.
  public var baseURL: String?
  /// Of Muster itself; stands in `data/v1/site.json` and on no page that could do without.
  public var version: String

  public init(title: String = "Readiness", baseURL: String? = nil, version: String = "0") {
    self.title = title
    self.baseURL = baseURL
    self.version = version
  }
}
