import ReportModel

/// A verdict that nobody has given: a template's `{PASS}`, `[PASS / FAIL]`, `PASS | FAIL`, `GO / NO-GO`, and boxes of which
/// none is ticked.
enum UnmadeChoice {
  static func isOne(_ verdict: String) -> Bool {
    if StandingText.hasBoxes(verdict) { return !StandingText.hasTick(verdict) }
    let isOpen = verdict.utf8.first == UInt8(ascii: "{")
    let isChoiceInBrackets = verdict.hasBytePrefix("[") && verdict.containsByte(UInt8(ascii: "/"))
    return isOpen || isChoiceInBrackets || offersSeveral(verdict) || VerdictText.isChoice(verdict)
  }

  /// `PASS | FAIL`; of `APPROVED | 2 minor findings` only the first part is a verdict.
  private static func offersSeveral(_ verdict: String) -> Bool {
    verdict.utf8.split(separator: UInt8(ascii: "|")).dropFirst().contains { VerdictText.speaks($0.withText) }
  }

  static var understood: [Understanding.Row] {
    [.init("Verdict that nobody has given", ["{PASS}", "[PASS / FAIL]", "PASS | FAIL", "GO / NO-GO", "☐ GO ☐ NO-GO"])]
  }
}
