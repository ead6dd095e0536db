import ReportModel
import Testing

@testable import Collecting

@Suite struct QuotationTests {
  private let citation = Citation(path: "src/a.py", firstLine: 6, lastLine: 6, line: 1)

  @Test(arguments: [
    ("- `src/a.py:6`: `RETRIES = 3`", "RETRIES = 3"), ("src/a.py:6 - `sleep(0.05 * n)`.", "sleep(0.05 * n)"),
    ("**`src/a.py:6`** \u{2014} ``x = `id` ``", "x = `id`"),
    ("(see `src/a.py:6`: `if (a) { return b }`)", "if (a) { return b }"),
  ])
  func `code that ends the sentence behind a citation is quoted`(line: String, quotation: String) {
    #expect(Quotation.behind(citation, in: Array(line.utf8)[...]) == quotation)
  }

  @Test(arguments: [
    "- `src/a.py:6`: limits", "- `src/a.py:6`: `reserve`", "- `src/a.py:6`: `make test`",
    "- `src/a.py:6`: `reserve(store)` sleeps too long", "- `src/a.py:6` and `x = 3`", "- `src/a.py:66`: `x = 3 + 4`",
    "- `src/a.py:6-9`: `x = 3 + 4`", "- `src/b.py:6`: `x = 3 + 4`", "- `src/a.py:6`: `x = 3",
  ])
  func `what is merely mentioned is not`(line: String) {
    #expect(Quotation.behind(citation, in: Array(line.utf8)[...]) == nil)
  }

  @Test(arguments: [
    ("RETRIES = 3", true), ("RETRIES  =\t3", true), ("RETRIES = 5", false), ("def f(...): return 1", true),
    ("return 1 ... def", false),
  ])
  func `blanks and ellipses are not taken literally`(quotation: String, stands: Bool) {
    let text = Array("RETRIES = 3\ndef f(a, b):\n    return 1\n".utf8)
    #expect(Quotation.stands(quotation, in: text) == stands)
  }
}
