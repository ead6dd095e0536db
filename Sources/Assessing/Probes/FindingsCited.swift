import ReportModel

extension Probe {
  /// A review that finds something says where.
  static let findingsCited = Probe("findings-cited", without: "no review has findings", isFine: .always) { view in
    let critical = view.standings.flatMap(\.reviews).filter { $0.review?.findings.isEmpty == false }
    return .tally(
      critical, Trait("review with findings", "reviews with findings", "cites", "cite", "a file and a line")
    ) { !$0.citations.isEmpty }
  }
}
