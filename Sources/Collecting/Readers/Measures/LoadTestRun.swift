import ReportModel

/// Which of the runs that a report tells of is not the one that it reports on, by the heading above it.
enum LoadTestRun {
  /// One with which this one is compared.
  static func isEarlier(_ heading: String) -> Bool { foldedWords(heading).contains(where: earlierWords.contains) }

  /// One that is meant to fail: it looks for the load at which the service breaks.
  static func seeksLimit(_ heading: String) -> Bool { foldedWords(heading).contains(where: limitWords.contains) }

  static var understood: [Understanding.Row] {
    [
      .init("Reports: headings of an earlier run", earlierWords.sorted(by: byBytes)),
      .init("Reports: headings of a run that looks for the limit", limitWords.sorted(by: byBytes)),
    ]
  }

  private static let earlierWords: Set<String> = ["baseline", "before", "previous", "old", "earlier"]
  private static let limitWords: Set<String> = [
    "stress", "breaking", "breakpoint", "saturation", "capacity", "chaos", "destruction",
  ]
}
