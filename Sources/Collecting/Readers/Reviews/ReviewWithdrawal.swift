import Markdown
import ReportModel

/// Where a review says that it is not finished, counts no more, or is about another place than production: in its head, its
/// title, a banner above it, or a sentence about itself.
struct ReviewWithdrawal {
  let title: MarkdownContent.Line
  let header: HeaderFields
  let blocks: ArraySlice<MarkdownContent.Block>
  /// That of the document, where it is about this review.
  let front: FrontMatter?

  func find() -> Field? { status ?? flag ?? date ?? titled ?? banner ?? RevocationText.sentence(in: blocks) }

  /// `status: withdrawn`.
  private var status: Field? {
    header.values(Record.statusNames).first {
      VerdictText.withholds($0.value) || LaunchAdviceText.verdict(in: $0.value) == .fail
    }
  }

  /// `draft: true`, `superseded_by: r7.md`, `environment: staging`.
  private var flag: Field? {
    front?.entries.lazy.map { Field(name: $0.key, value: $0.value.shown, line: $0.keyLine) }.first { field in
      let name = foldedWords(field.name).joined(separator: " ")
      if Self.places.contains(name) { return RevocationText.isElsewhere(field.value) }
      return Self.flags.contains(name) && !RevocationText.isDenial(field.value) && field.value != "0"
    }
  }

  /// `planned for 2026-11-28`, `2026-11-25 (draft)`.
  private var date: Field? {
    header.values(Record.dateNames).first { field in
      VerdictText.withholds(field.value) || foldedWords(field.value).contains(where: Self.ahead.contains)
    }
  }

  /// `[DRAFT] Checkout: security review`, `Security Review Template`, `Example: review of Checkout`.
  private var titled: Field? {
    let words = foldedWords(title.text)
    let isMarked = VerdictText.withholds(Self.marked(title.text))
    let isForm = zip(words, words.dropFirst()).contains { Self.reviews.contains($0) && Self.forms.contains($1) }
    let name = title.text.offset(ofByte: UInt8(ascii: ":")).map { foldedWords(title.text.utf8.prefix($0).withText) }
    let isSample =
      words.first.map(Self.samples.contains) ?? false
      && name.map { $0.count == 1 || $0.last.map(Self.reviews.contains) ?? false } ?? true
    return isMarked || isForm || isSample ? Field(name: "title", value: title.text, line: title.number) : nil
  }

  /// What stands in brackets.
  private static func marked(_ text: String) -> String {
    let inner = text.utf8.drop { !"[(".utf8.contains($0) }.dropFirst()
    return inner.prefix { !"])".utf8.contains($0) }.withText
  }

  /// `> ⚠️ **DRAFT**`, `> **Superseded by** the review of 25 Nov`; other quotations may begin with such a word.
  private var banner: Field? {
    blocks.lazy.filter(\.isQuoted).flatMap(\.text).first { line in
      let words = foldedWords(line.text).drop { word in word.utf8.allSatisfy { $0 >= 0x80 } }
      guard !line.isStruck, let word = words.first, Self.banners.contains(word) else { return false }
      return line.lead != nil || words.dropFirst().first.map { ["by", "on", "since", "as"].contains($0) } ?? true
    }.map { Field(name: "banner", value: $0.text, line: $0.number) }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Not or no more a review: front matter", flags.sorted(by: byBytes)),
      .init("Not or no more a review: a quotation that begins with", banners.sorted(by: byBytes)),
      .init("Not or no more a review: title that begins with", samples.sorted(by: byBytes)),
      .init("Not or no more a review: title with one of them behind the word for a review", forms.sorted(by: byBytes)),
      .init("Field: place, which withholds it where that is another than production", places.sorted(by: byBytes)),
    ]
  }

  private static let flags: Set<String> = [
    "draft", "revoked", "withdrawn", "superseded", "superseded by", "replaced by", "expired", "obsolete", "deprecated",
    "retracted", "revoked on", "withdrawn on", "blockers",
  ]
  private static let places: Set<String> = ["environment", "environments", "scope", "valid for", "applies to"]
  private static let ahead: Set<String> = ["planned", "scheduled", "expected", "tentative"]
  private static let samples: Set<String> = ["draft", "example", "sample"]
  private static let reviews: Set<String> = ["review", "audit", "assessment"]
  private static let forms: Set<String> = ["draft", "template", "example", "sample", "plan"]
  private static let banners: Set<String> = [
    "draft", "superseded", "withdrawn", "obsolete", "outdated", "deprecated", "revoked", "expired", "retracted",
    "template", "example",
  ]
}
