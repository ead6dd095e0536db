import ReportModel

extension Grounds {
  /// Rule 5.
  var spentBudgets: [Obstacle] {
    guard !spent.isEmpty else { return [] }
    let titles = Dictionary(view[.slo].map { ($0.id, $0.title) }) { first, _ in first }
    return spent.map { objective in
      let share = objective.consumed.map { ", \(consumedText($0)) % of it" } ?? ""
      let title = titles[objective.record] ?? objective.record
      return Obstacle(
        .init(
          text: "the error budget of \"\(excerpt(title))\" is used up\(share)", evidence: objective.evidence),
        step: .init(
          .budget, objective.record, "wait until \"\(excerpt(title))\" has error budget again",
          owner: view.service.owner,
          evidence: objective.evidence))
    }
  }

  /// What the service's own documents say is to be done then.
  var budgetPolicies: [FiredRule.Reason] {
    view.allRecords.compactMap { record in
      if let field = record.fields.first(where: { policyNames.contains(foldedName($0.name)) }) {
        return .init(
          text: "the error-budget policy says: \"\(excerpt(field.value))\"", evidence: [record.at(line: field.line)])
      }
      let words = FoldedWords(record.title).words
      guard words.indices.contains(where: { words[$0...].starts(with: ["error", "budget", "policy"]) }) else {
        return nil
      }
      return .init(text: "the error-budget policy is \"\(excerpt(record.title))\"", evidence: [record.origin])
    }
  }
}

private let policyNames: Set<String> = ["error-budget-policy", "budget-policy", "errorbudgetpolicy"]

/// A share in percent with a decimal, rounded down: what is not quite used up is not called so.
private func consumedText(_ share: Double) -> String {
  guard share.isFinite, share < 1e6 else { return "far more than 100" }
  let tenths = Int((share * 1000 + 1e-9).rounded(.down))
  return "\(tenths / 10).\(tenths % 10)"
}
