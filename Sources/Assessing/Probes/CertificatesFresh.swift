import ReportModel

extension Probe {
  /// Every certificate that decides is recent, and rests on lines that are what they were.
  static let certificatesFresh = Probe(
    "certificates-fresh", without: "no certificate decides anything", isFine: .always
  ) { view in
    let cases = view.certificates.compactMap { standing in
      standing.deciding.map { (origin: $0.verdictOrigin, holds: !standing.isStale) }
    }
    guard
      var answer = CheckAnswer.tally(
        cases, Trait("certificate", "certificates", "is", "are", "recent and borne out by unchanged lines"))
    else {
      return nil
    }
    if answer.state == .pass {
      answer.expires = view.certificates.filter { $0.deciding != nil }.compactMap(\.expires).min()
    }
    return answer
  }
}
