import Collecting

/// How long ago: `7d`, `26w`.
package struct Age: Hashable, Sendable {
  package var days: Int

  package init?(_ text: String) {
    guard let days = durationInDays(text), days > 0 else { return nil }
    self.days = days
  }
}
