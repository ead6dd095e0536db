import ReportModel

/// What each owner has to look after: a page for each, and one that lists them.
extension Site {
  static let ownersAddress = "owners/index.html"

  func ownerPages() -> [PlannedPage] {
    [ownersIndex()] + map.owners.names.map(ownerPage)
  }

  /// One for each of several. Plain words where an owner has no page: one that only a service's own record names, say.
  ///
  /// - Parameter note: Of all of them, below the last.
  func ownerLinks(_ owner: String?, from page: String, note: String? = nil) -> [ValueView] {
    let names = owner.map(ownerNames) ?? []
    guard let last = names.last else { return [.plain(noneStated, note: note)] }
    return names.dropLast().map { ownerLink($0, from: page) } + [ownerLink(last, from: page, note: note)]
  }

  private func ownerLink(_ name: String, from page: String, note: String? = nil) -> ValueView {
    guard let owner = map.owners.page(of: name) else { return .plain(name, note: note) }
    return .link(name, relativeLink(from: page, to: ownerAddress(owner)), note: note)
  }

  private func ownersIndex() -> PlannedPage {
    let address = Self.ownersAddress
    return PlannedPage(address: address) { _, _ in
      let ownerless = report.assessments.filter { $0.service.owner == nil }
      let names = map.owners.names
      let tables =
        names.isEmpty
        ? []
        : [
          TableView(
            "owners", counted(names.count, "owner", "owners"),
            columns: ["Owner", "Services", "Open findings", "Records", "Ran out or overdue", "Run out within 30 days"],
            rows: names.map { ownerRow($0, from: address) })
        ]
      let view = ListingView(
        title: "Owners", sentence: ownersSentence(names.count, ownerless: ownerless.count), choices: [],
        groups: tables.map { TitledTableView(id: "by-owner", title: "By owner", table: $0) }
          + (ownerless.isEmpty ? [] : [servicesGroup("Services without an owner", ownerless, from: address)]))
      return theme.page(.listing, view, in: frame("Owners", at: address, in: .kind(.service), ages: true))
    }
  }

  private func ownerRow(_ name: String, from page: String) -> TableView.Row {
    let share = map.owners.share(of: name)
    let soon = share.expiries.count { (0...30).contains($0.day - report.asOf) }
    let past = share.expiries.count { $0.day < report.asOf }
    return TableView.Row(
      ownerLink(name, from: page), .plain(share.services.isEmpty ? nil : String(share.services.count)),
      .plain(share.findings.isEmpty ? nil : String(share.findings.count)),
      .plain(share.records.isEmpty ? nil : String(share.records.count)),
      past == 0 ? .none : .status(Status(word: String(past), tone: .bad)), .plain(soon == 0 ? nil : String(soon)))
  }

  private func ownerPage(_ name: String) -> PlannedPage {
    let address = ownerAddress(name)
    return PlannedPage(address: address) { _, _ in
      let share = map.owners.share(of: name)
      let view = ListingView(
        title: name, sentence: ownerSentence(share), parent: [LinkView(text: "Owners", href: "../index.html")],
        choices: [], groups: ownerGroups(share, from: address))
      return theme.page(.listing, view, in: frame(name, at: address, in: .kind(.service), ages: true))
    }
  }

  private func ownerGroups(_ share: OwnerBook.Share, from page: String) -> [TitledTableView] {
    var groups: [TitledTableView] = []
    if !share.services.isEmpty { groups.append(servicesGroup("Services", share.services, from: page)) }
    if !share.findings.isEmpty {
      groups.append(
        TitledTableView(
          id: "open-findings", title: "Open findings",
          table: ledgerTable(
            "findings", counted(share.findings.count, "finding", "findings"), share.findings.gravestFirst(),
            namesService: true, from: page)))
    }
    if !share.expiries.isEmpty {
      groups.append(
        TitledTableView(
          id: "ends", title: "What runs out",
          table: expiryTable("expiring", share.expiries.comingFirst(asOf: report.asOf), from: page)))
    }
    let kinds = Dictionary(grouping: share.records) { map.records[$0].kind }.sorted { $0.key < $1.key }
    return groups
      + kinds.map { kind, indices in
        TitledTableView(
          id: "owned-\(kind.rawValue)", title: kind.words.plural,
          table: recordTable(kind, indices, without: "Owner", from: page))
      }
  }

  func servicesGroup(_ title: String, _ services: [Assessment], from page: String) -> TitledTableView {
    TitledTableView(
      id: "services-group", title: title,
      table: serviceTable(services, caption: counted(services.count, "service", "services"), from: page))
  }
}

func ownerAddress(_ owner: String) -> String { "owners/\(addressWord(owner))/index.html" }

private func ownersSentence(_ owners: Int, ownerless: Int) -> String {
  let named = owners == 0 ? "Nobody is named as an owner" : counted(owners, "owner is named", "owners are named")
  return ownerless == 0
    ? "\(named)." : "\(named); \(counted(ownerless, "service has", "services have")) none."
}

private func ownerSentence(_ share: OwnerBook.Share) -> String {
  let parts = [
    share.services.isEmpty ? nil : counted(share.services.count, "service", "services"),
    share.findings.isEmpty ? nil : counted(share.findings.count, "open finding", "open findings"),
    share.records.isEmpty ? nil : counted(share.records.count, "record", "records"),
  ].compactMap(\.self)
  guard parts.isEmpty else { return "Owner of \(enumerated(parts))." }
  return "Named as an owner of what \(share.expiries.isEmpty ? "is no longer open" : "runs out")."
}

/// Some tables under headings, with a sentence that sums them up.
struct ListingView: TemplateView {
  var title: String
  var sentence: String
  var parent: [LinkView] = []
  var choices: [ChoicesView]
  var groups: [TitledTableView]

  static let keys: [ViewKey<Self>] = [
    .text("title") { $0.title },
    .list("sentence") { [MarkedText(sentence: $0.sentence)] },
    .list("parent") { $0.parent },
    .list("choices") { $0.choices },
    .list("groups") { $0.groups },
  ]
}
