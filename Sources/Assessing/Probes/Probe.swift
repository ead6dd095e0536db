import ReportModel

/// One question that the records answer by themselves. Each stands in a file of its own beside this one.
struct Probe: Sendable {
  /// As a rubric names it in `probe:`.
  let name: String
  /// What is so when there is nothing to look at, for the sentences "nothing to look at: …" and "nothing bears it out: …".
  let lack: String
  /// - Returns: `nil` when there is nothing to look at; checklists may then speak, but can only claim.
  let look: @Sendable (ServiceView) -> CheckAnswer?

  init(_ name: String, without lack: String, _ look: @escaping @Sendable (ServiceView) -> CheckAnswer?) {
    self.name = name
    self.lack = lack
    self.look = look
  }
}
