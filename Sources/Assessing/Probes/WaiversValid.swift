import ReportModel

extension Probe {
  /// Every waiver does what it says, and none has run out but those that another has replaced.
  static let waiversValid = Probe("waivers-valid", looksAt: "waiver") { view in
    let book = view.index.waivers
    let waivers = view[.waiver].filter { record in
      record.waiver?.created.map { $0 <= view.asOf } ?? true
        && !(book.grant(of: record).map { book.isReplaced($0, on: view.asOf) } ?? false)
    }
    return .noneOf(
      waivers, "waivers waive nothing or have run out", expires: waivers.compactMap { $0.waiver?.expires }.min()
    ) { record in
      !(book.grant(of: record)?.isInForce(on: view.asOf) ?? false)
    }
  }
}
