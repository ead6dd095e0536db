import ReportModel

extension Probe {
  /// Every SLO says how it was met.
  static let sloMeasured = Probe("slo-measured", looksAt: "SLO") { view in
    .tally(view[.slo], "SLOs state a measurement") { record in
      record.slo?.measured.map { $0.utf8.contains(where: \.isWordByte) && !isEvasiveAnswer($0) } ?? false
    }
  }
}
