import Diagnostics
import Testing

@Suite struct PrintedDiagnosticTests {
  @Test(arguments: [
    ("plain \u{E9}\u{1F680}", "plain \u{E9}\u{1F680}"), ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\u{7}b", "a\\u{7}b"),
    ("two\nlines\r", "two\\u{A}lines\\u{D}"), ("\u{9B}2J", "\\u{9B}2J"), ("\u{7F}", "\\u{7F}"),
    ("\u{202E}gnp.exe", "\\u{202E}gnp.exe"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("\u{200F}", "\\u{200F}"),
    ("a\tb", "a\\u{9}b"), ("", ""),
  ])
  func `a control character is printed as its number`(text: String, printed: String) {
    #expect(escapingControls(text) == printed)
    let diagnostic = Diagnostic("a.b", .warning, text, help: text, at: FileLocation(source: "s", path: text, line: 3))
    #expect(diagnostic.text(namingSource: false) == "\(printed):3: warning: \(printed) [a.b]\n  help: \(printed)")
    #expect(diagnostic.message == text)
  }
}
