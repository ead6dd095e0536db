import ReportModel

extension Probe {
  /// A team owns it.
  static let ownerDeclared = Probe("owner-declared", without: "there is no service") { view in
    let evidence = view.service.origin.map { [$0] } ?? []
    guard let owner = view.service.owner, owner.utf8.contains(where: \.isWordByte), !EvasiveText.isWhole(owner) else {
      return CheckAnswer(.fail, "no owner is declared", evidence: evidence)
    }
    return CheckAnswer(.pass, "\(excerpt(owner)) owns it", evidence: evidence)
  }
}
