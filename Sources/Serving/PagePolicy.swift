/// The policies of a site, as `docs/serving.md` has them. A preview adds nothing to them.
enum PagePolicy: String, Hashable, Sendable {
  case ordinary = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'
    """
  /// The page that loads the index of the search.
  case search = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types muster-search
    """
  /// A page that stands alone: no script, and the one style that the page itself lets in.
  case alone = """
    default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'
    """

  init(of address: String) {
    if address.utf8.elementsEqual("brief.html".utf8) {
      self = .alone
    } else {
      self = address.utf8.starts(with: "search/".utf8) ? .search : .ordinary
    }
  }
}
