/// A document, or a part of one, as markup for a page.
public struct RenderedMarkdown: Sendable {
  public var html: SafeHTML
  /// The headings of the part, with the ids they have in the page.
  public var headings: [Heading]
  /// What was cut and why ("nested deeper than 32 levels"); the page says it.
  public var limits: [String]

  public struct Heading: Hashable, Sendable {
    public var level: Int
    public var title: String
    /// The id in the page, `h-` and GitHub's slug.
    public var id: String
    public var line: Int
  }
}

/// A link or image as a document writes it.
public struct LinkReference: Hashable, Sendable {
  public var destination: String
  public var isImage: Bool
  /// 1-based line in the document.
  public var line: Int

  public init(destination: String, isImage: Bool, line: Int) {
    self.destination = destination
    self.isImage = isImage
    self.line = line
  }
}

/// What a link becomes in the page.
public enum LinkResolution: Hashable, Sendable {
  /// A page of the site or an anchor on this one: relative, made by us.
  case page(String)
  /// Elsewhere, checked against the allow-list of schemes by the renderer.
  case external(String)
  /// A picture of the site, in place of an image.
  case picture(Picture)
  /// A file of the source that has no page and no known address: its words stay, with the path as a title.
  case path(String)
  /// Its words stay, marked, with the reason as a title.
  case broken(String)
}

/// An image file of the site.
public struct Picture: Hashable, Sendable {
  /// Relative, made by us.
  public var address: String
  /// In pixels; `nil` where the file does not say so plainly.
  public var size: Size?

  public init(address: String, size: Size? = nil) {
    self.address = address
    self.size = size
  }

  public struct Size: Hashable, Sendable {
    public var width: Int
    public var height: Int

    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }
}

/// How a part of a document is rendered.
public struct MarkdownOptions: Sendable {
  /// The lines to render, 1-based; `nil` for all. They should begin and end between blocks.
  public var lines: ClosedRange<Int>?
  /// By line, the slugs that headings of the document have whatever part of it is rendered. No other heading gets one of them.
  public var anchors: [Int: String]
  /// Added to every heading's level (at most 6), because a page has an h1 of its own.
  public var headingShift: Int
  /// By line of the document, what is put behind the sentences that end there.
  public var marks: [Int: [ClaimMark]]
  public var resolve: @Sendable (LinkReference) -> LinkResolution

  public init(
    lines: ClosedRange<Int>? = nil, anchors: [Int: String] = [:], headingShift: Int = 1,
    marks: [Int: [ClaimMark]] = [:], resolve: @escaping @Sendable (LinkReference) -> LinkResolution
  ) {
    self.lines = lines
    self.anchors = anchors
    self.headingShift = headingShift
    self.marks = marks
    self.resolve = resolve
  }
}
