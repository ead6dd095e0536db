import ReportModel

/// One question that the records answer by themselves. Each stands in a file of its own beside this one.
struct Probe: Sendable {
  /// As a rubric names it in `probe:`.
  let name: String
  /// What it looks at, for the sentence "there is no … to look at".
  let subject: String
  /// - Returns: `nil` when there is nothing to look at; checklists may then speak, but can only claim.
  let look: @Sendable (ServiceView) -> CheckAnswer?

  init(_ name: String, looksAt subject: String, _ look: @escaping @Sendable (ServiceView) -> CheckAnswer?) {
    self.name = name
    self.subject = subject
    self.look = look
  }
}
