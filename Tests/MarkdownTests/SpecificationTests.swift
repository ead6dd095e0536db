import Testing

@testable import Markdown

/// The dialect against the specifications. What differs is listed with its reason, and a difference that is gone fails too.
@Suite(.enabled(if: Specification.isHere, "needs ../shared/gfm-spec"))
struct SpecificationTests {
  /// Examples of CommonMark 0.30 that our additions change on purpose.
  static let additions = [
    168: "<del> without attributes is written", 493: "<b> without attributes is written",
    601: "a bare address becomes a link", 605: "a bare mail address becomes a link",
    607: "a bare address becomes a link",
    610: "a bare address becomes a link", 611: "a bare mail address becomes a link",
  ]

  @Test func `CommonMark's examples are rendered as libcmark renders them safely`() throws {
    let examples = try Specification.examples("commonmark-spec-0.30.json")
    #expect(examples.count == 652)
    for example in examples {
      let text = DocumentText(decoding: Array(example.markdown.utf8), hasFrontMatter: false)
      let expected = MarkdownTree(parsing: text.utf8[...]).html()
      let differs = dialectHTML(example.markdown) != expected
      #expect(
        differs == (Self.additions[example.example] != nil),
        "\(example.example) \(example.section)\n\(example.markdown)\n\(dialectHTML(example.markdown))\n\(expected)")
    }
  }

  /// Examples of GFM's extensions that we render otherwise.
  static let extensions = [653: "raw HTML is no part of this stage, and the policy shows it as text"]

  @Test func `GFM's extensions are rendered as its specification says`() throws {
    let examples = try Specification.examples("gfm-spec.json").filter { $0.section.contains("(extension)") }
    #expect(examples.count == 24)
    for example in examples {
      let (ours, theirs) = (normalized(dialectHTML(example.markdown)), normalized(example.html))
      #expect(
        (ours != theirs) == (Self.extensions[example.example] != nil),
        "\(example.example)\n\(example.markdown)\n\(ours)\n---\n\(theirs)"
      )
    }
  }

  /// The same for the examples that cmark-gfm keeps beside the specification.
  static let moreExtensions = [22: "raw HTML is no part of this stage, and the policy shows it as text"]

  @Test func `cmark-gfm's own examples are rendered as it renders them`() throws {
    let examples = try Specification.examples("gfm-extensions.json")
    #expect(examples.count == 28)
    for example in examples where example.html != "<IGNORE>\n" {
      let (ours, theirs) = (normalized(dialectHTML(example.markdown)), normalized(example.html))
      #expect(
        (ours != theirs) == (Self.moreExtensions[example.example] != nil),
        "\(example.example)\n\(example.markdown)\n\(ours)\n---\n\(theirs)")
    }
  }
}
