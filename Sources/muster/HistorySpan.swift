import ArgumentParser
import MusterKit

/// How far back the trend goes: `180d`, `26w`, or `none`.
struct HistorySpan: Hashable, Sendable, ExpressibleByArgument {
  var days: Int

  init?(argument text: String) {
    if text == "none" {
      days = 0
    } else if let age = Age(text) {
      days = age.days
    } else {
      return nil
    }
  }
}
