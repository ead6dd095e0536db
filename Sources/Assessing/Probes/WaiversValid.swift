import ReportModel

extension Probe {
  /// Every waiver does what it says, and none has run out but those that another has replaced.
  static let waiversValid = Probe("waivers-valid", without: "there is no waiver", isFine: .always) { view in
    let waivers = view[.waiver].compactMap { record -> (record: Record, waiver: Waiver, state: WaiverStanding.State)? in
      guard let waiver = record.waiver else { return nil }
      return (record, waiver, view.index.waivers.standing(of: record, waiver, on: view.asOf).state)
    }.filter { $0.state != .ahead && $0.state != .replaced }
    let broken = Set(waivers.filter { $0.state != .inForce }.map(\.record.id))
    return .noneOf(
      waivers.map(\.record),
      Trait("waiver", "waivers", "is without effect or has run out", "are without effect or have run out"),
      expires: waivers.compactMap(\.waiver.expires).min()
    ) { broken.contains($0.id) }
  }
}
