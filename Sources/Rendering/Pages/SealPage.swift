import ReportModel

extension Site {
  static let sealPageID = "certificate-seal"

  /// How a certificate is sealed, so that anybody can check a hash without Muster.
  func sealPage() -> PlannedPage {
    let address = ruleAddress(Self.sealPageID)
    return PlannedPage(address: address) { _, _ in
      let view = RulePageView(
        kind: "Format", title: "The seal of a certificate", id: Self.sealPageID,
        what: MarkedText(SealRule.canonicalForm), why: MarkedText.list(SealRule.why),
        remedy: MarkedText.list(SealRule.remedy),
        facts: [FactView(label: "By hand", values: [.marked(SealRule.byHand)])],
        tables: [stateTable()] + certificateTable(at: address), nowhere: [])
      return theme.page(.rule, view, in: frame(view.title, at: address, in: .rules))
    }
  }

  private func stateTable() -> TableView {
    TableView(
      "states", "What can become of a hash", columns: ["State", "Shown as", "Meaning"],
      rows: Certificate.HashState.allCases.map { state in
        TableView.Row(.plain(state.rawValue), .status(state.status), .plain(state.explanation))
      })
  }

  private func certificateTable(at page: String) -> [TableView] {
    let rows = map.records.indices.compactMap { index -> TableView.Row? in
      guard case .certificate(let certificate) = map.records[index].details, certificate.hashState != .absent else {
        return nil
      }
      return TableView.Row(recordLink(index, from: page), .status(certificate.hashState.status))
    }
    return rows.isEmpty
      ? [] : [TableView("certificates", "Certificates with a hash", columns: ["Certificate", "Seal"], rows: rows)]
  }
}
