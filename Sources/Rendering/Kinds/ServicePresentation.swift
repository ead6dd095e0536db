import ReportModel

extension ServiceEntry: RecordPresentation {
  static let words = KindWords(
    singular: "Service", plural: "Services", purpose: "A service is what gets assessed.",
    columns: ["Entry", "Service"],
    example: "---\nkind: service\nid: payments\ntier: 1\nowner: team-payments\n---\n# Payments\n",
    belongsToService: false)

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    FactView.optional("Tier", tier.map(String.init)) + FactView.optional("Lifecycle", lifecycle)
      + FactView.optional("Also called", aliases.joined(separator: ", "))
      + FactView.optional("Paths", paths.joined(separator: ", "))
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    [site.serviceLink(site.map.records[index].service, from: page)]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    let isInferred = map.assessments[record.service ?? id]?.service.isInferred ?? false
    return .object(["tier": .optional(tier), "lifecycle": .optional(lifecycle), "inferred": .bool(isInferred)])
  }
}
