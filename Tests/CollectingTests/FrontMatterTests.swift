import Testing

@Suite struct UnclosedFrontMatterTests {
  @Test(arguments: [
    ("a field and no end", "---\nkind: debt\nid: TD-1\n\n# Title\n", ["1:1 front-matter.unclosed"]),
    ("cut off after the fields", "---\nkind: debt\n", ["1:1 front-matter.unclosed"]),
    ("with carriage returns", "---\r\nstatus: open\r\n# Title\r\n", ["1:1 front-matter.unclosed"]),
    ("closed", "---\nname: sre\n---\n# SRE\n", []),
    ("a rule before prose", "---\nNote: this is prose.\n", []),
    ("a rule alone", "---", []),
    ("a longer rule", "----\nkind: debt\n", []),
    ("further down", "\n---\nkind: debt\n", []),
  ])
  func `front matter without an end is reported, a rule is not`(
    what: String, text: String, diagnostics: [String]
  ) {
    #expect(ReadDocument("notes/a.md", text).diagnostics == diagnostics, "\(what)")
  }
}
