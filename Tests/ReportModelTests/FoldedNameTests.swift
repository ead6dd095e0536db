import ReportModel
import Testing

@Suite struct FoldedNameTests {
  @Test(arguments: [
    ("Security Engineer", "security-engineer"), ("security_engineer", "security-engineer"),
    ("security-engineer", "security-engineer"), ("  QA  Engineer ", "qa-engineer"),
    ("SRE", "site-reliability-engineer"), ("sre", "site-reliability-engineer"),
    ("Site Reliability Engineer (SRE)", "site-reliability-engineer"), ("(SRE)", "site-reliability-engineer"),
    ("Ingénieur", "ingénieur"), ("", ""), ("()", ""),
  ])
  func `a role has one name however it is written`(name: String, folded: String) {
    #expect(foldedName(name) == folded)
  }
}
