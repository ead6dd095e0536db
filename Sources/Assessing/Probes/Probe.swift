import ReportModel

/// One question that the records answer by themselves. Each stands in a file of its own beside this one.
struct Probe: Sendable {
  /// As a rubric names it in `probe:`.
  let name: String
  /// What is so when there is nothing to look at, for the sentences "nothing to look at: …" and "nothing bears it out: …".
  let lack: String
  /// When a service with nothing to look at is as it should be: where there is no waiver, none is wrong. Never, where the
  /// check asks for something to be there.
  let isFine: Occasion
  /// - Returns: `nil` when there is nothing to look at; checklists may then speak, but can only claim.
  let look: @Sendable (ServiceView) -> CheckAnswer?

  init(
    _ name: String, without lack: String, isFine: Occasion = .never,
    _ look: @escaping @Sendable (ServiceView) -> CheckAnswer?
  ) {
    self.name = name
    self.lack = lack
    self.isFine = isFine
    self.look = look
  }

  enum Occasion: Sendable {
    case never, always
    case when(@Sendable (ServiceView) -> Bool)

    func isGiven(_ view: ServiceView) -> Bool {
      switch self {
      case .never: false
      case .always: true
      case .when(let holds): holds(view)
      }
    }
  }
}
