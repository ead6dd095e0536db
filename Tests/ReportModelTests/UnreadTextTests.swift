import ReportModel
import Testing

@Suite struct UnreadTextTests {
  @Test(arguments: [
    "I have not looked at the code.", "We haven't reviewed it yet.", "I never read any of it.",
    "Nobody looked at the code.",
    "Approved as a formality because the deadline is Friday.", "Approved without reading the code.",
    "I did not review anything.", "No review took place.",
  ])
  func `a sentence admits that nobody has looked`(text: String) { #expect(UnreadText.admits(text)) }

  @Test(arguments: [
    "The mobile app was not looked at.", "I have not looked at the code of the mobile app.",
    "Not reviewed: the mobile app",
    "Changes are approved as a formality.", "The cache answers without checking it.",
    "What we have not checked: the mobile app",
    "Reviewed the diff, nothing to add.", "I have looked at the code.", "Approval was not a formality.",
    "Nothing was found.",
  ])
  func `a sentence about something else admits nothing`(text: String) { #expect(!UnreadText.admits(text)) }
}
