import ReportModel

extension Probe {
  /// Every waiver is complete, and none has run out.
  static let waiversValid = Probe("waivers-valid", looksAt: "waiver") { view in
    let waivers = view[.waiver]
    return .noneOf(
      waivers, "waivers are incomplete or have run out", expires: waivers.compactMap { $0.waiver?.expires }.min()
    ) { record in
      !(record.waiver?.isValid(on: view.asOf) ?? false)
    }
  }
}
