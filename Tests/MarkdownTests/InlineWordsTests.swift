import Markdown
import Testing

@Suite struct InlineWordsTests {
  @Test(arguments: [
    (
      "until [the audit](https://docs.example/audit) is **over**",
      "until the audit (https://docs.example/audit) is over"
    ),
    ("see `src/pay.py`, or _not_", "see `src/pay.py`, or not"),
    ("superseded by [ADR-6](0006.md)", "superseded by ADR-6"),
    ("<https://docs.example>", "https://docs.example"),
  ])
  func `marks of a line are gone, its words stay`(text: String, words: String) {
    #expect(inlineWords(text) == words)
  }

  @Test(arguments: [
    "plain, with 3 < 4 & more", "src/**/*.ts", "__init__.py", "docs/__drafts__/_old_.md", "*.md or docs/*", "[a-z]\\d+",
    "snake_case_name", "0 */5 * * *", "",
    "- [an item](x.md)", "2. `Second`", "# [Heading](x.md)", "[open", "`half", "a\n\n*b*",
  ])
  func `what is no line of Markdown stays as it is`(text: String) {
    #expect(inlineWords(text) == text)
  }
}
