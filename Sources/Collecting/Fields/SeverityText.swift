import ReportModel

/// The severity that a word, a tag or an emoji stands for.
enum SeverityText {
  /// - Returns: `nil` when the text names none.
  static func severity(in text: String) -> Severity? {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "🔴", "🚨": return .critical
      case "🟠": return .high
      case "🟡": return .medium
      case "🟢": return .low
      default: break
      }
    }
    for word in foldedWords(text.lowercased()) {
      if let severity = words[word] { return severity }
    }
    return nil
  }

  /// The level of a text that is a level and nothing more than a remark: `(HIGH)`, `CRITICAL - 80% of latency`.
  static func leadingSeverity(in text: String) -> Severity? {
    foldedWords(text.lowercased()).first.flatMap { words[$0] }
  }

  private static let words: [String: Severity] = [
    "critical": .critical, "blocker": .critical, "p0": .critical, "sev0": .critical, "sev1": .critical,
    "high": .high, "major": .high, "p1": .high, "important": .high, "sev2": .high,
    "medium": .medium, "moderate": .medium, "p2": .medium, "sev3": .medium,
    "low": .low, "minor": .low, "p3": .low, "sev4": .low,
    "критический": .critical, "критичный": .critical, "критично": .critical, "критичне": .critical,
    "критичний": .critical,
    "блокер": .critical, "kritisch": .critical, "hoch": .high, "mittel": .medium, "niedrig": .low,
    "высокий": .high, "высокая": .high, "високий": .high, "висока": .high, "важливе": .high,
    "средний": .medium, "средняя": .medium, "середній": .medium, "середня": .medium,
    "низкий": .low, "низкая": .low, "низький": .low, "низька": .low,
    "info": .info, "informational": .info, "trivial": .info, "note": .info, "p4": .info,
  ]
}
