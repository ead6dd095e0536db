import Diagnostics
import Markdown
import ReportModel

extension Site {
  func servicePage(_ assessment: Assessment) -> PlannedPage {
    planned(assessment) { view, frame in theme.page(.service, view, in: frame) }
  }

  /// The same page with its style in it, and with links that do not need the site beside it.
  ///
  /// Its images are still those of the site: see ``embeddingImages(in:at:budget:_:)``.
  func standalonePage(_ assessment: Assessment) -> PlannedPage {
    let address = serviceAddress(assessment.service.id)
    let style = InlineStyle(theme.assets.first { $0.address == "assets/site.css" }?.text ?? "")
    let site = settings.baseURL.map { LinkView(text: $0 + address, href: $0 + address) }
    return planned(assessment) { view, frame in
      let page = theme.file(
        .service, view, in: [frame, StandaloneView(style: style, site: site.map { [$0] } ?? [])])
      return RenderedPage(rehomed(page, at: address, base: settings.baseURL))
    }
  }

  private func planned(
    _ assessment: Assessment, _ render: @escaping @Sendable (ServicePageView, FrameView) -> RenderedPage
  ) -> PlannedPage {
    let address = serviceAddress(assessment.service.id)
    let entry = serviceEntry(assessment.service)
    return PlannedPage(address: address, document: entry.map { map.records[$0].origin.document }) { document, log in
      var view = serviceView(assessment, at: address)
      var body: RecordBody?
      if let entry, let document { body = self.body(entry, document, page: address, into: &log) }
      view.entry = body.map { [$0.view] } ?? []
      view.anchors = missingAnchors(of: address, besides: body)
      let diagnostics = (entry.map { map.diagnostics(of: $0) } ?? []) + (body?.diagnostics ?? [])
      view.diagnostics = diagnostics.map { diagnosticView($0, from: address) }
      let title = assessment.service.name
      return render(view, frame(title, at: address, in: .kind(.service), ages: true))
    }
  }

  /// The record that declares the service.
  private func serviceEntry(_ service: Service) -> Int? {
    if let origin = service.origin, let index = map.record(at: origin), map.records[index].kind == .service {
      return index
    }
    return map.entry(at: serviceAddress(service.id))
  }

  private func serviceView(_ assessment: Assessment, at page: String) -> ServicePageView {
    ServicePageView(
      name: assessment.service.name, anchors: [], decision: StatusView(assessment.decision.word.status),
      reason: decisionSentence(assessment), facts: serviceFacts(assessment, at: page),
      notes: assessment.notes.map { TextView(text: sentence($0)) },
      statedSummary: TextView.list(statedSummary(assessment.decision)), stated: stated(assessment.decision, at: page),
      ways: ways(assessment, at: page), dissent: dissent(assessment.decision, at: page),
      rules: assessment.decision.fired.map { firedRule($0, assessment, at: page) },
      categories: report.rubric.categories.compactMap { category($0, assessment, at: page) },
      findings: findings(of: assessment.service.id, from: page), personas: personas(assessment, at: page),
      budgets: budgets(assessment.service.id, at: page), charts: sparklines(assessment.service.id),
      trend: TrendView.list(
        ChartView.trend(map.trends.steps(of: assessment.service.id), title: "Verified, and the decision"),
        report.history),
      records: recordsByKind(assessment.service.id, at: page), citedBy: citing(assessment.service, at: page), entry: [],
      diagnostics: [], recordDiagnostics: diagnosticTables(ofService: assessment.service.id, at: page),
      badges: badgeLinks(assessment.service.id, from: page),
      badgeMarkup: badgeMarkup(assessment.service.id))
  }

  private func decisionSentence(_ assessment: Assessment) -> String {
    shortReason(assessment).map(sentence) ?? "No rule stands against it."
  }

  private func serviceFacts(_ assessment: Assessment, at page: String) -> [FactView] {
    let service = assessment.service
    var facts = [
      FactView(
        "Level",
        .link(
          assessment.levelText, relativeLink(from: page, to: ruleAddress(assessment.level.pageID)),
          note: assessment.levelNote))
    ]
    if let score = assessment.score {
      facts += [
        FactView("Verified", .plain(score.intervalText)),
        FactView("Claimed", .plain(score.claimed.percentText, note: trustGap(score))),
        FactView("Coverage", .plain(score.coverageText)),
      ]
      if score.isNarrow { facts.append(FactView("Scope", .plain("\(score.scope.wholePercentText) %", note: "narrow"))) }
    } else {
      facts.append(FactView("Verified", .plain("no number")))
    }
    if let text = forecastText(assessment) {
      facts.append(FactView("If nobody acts", .link(text, relativeLink(from: page, to: SiteSection.expiry.address))))
    }
    if let trend = trend(of: service.id) {
      let since = report.changes?.sincePoint.map { "Since \($0)" } ?? "Since the earlier build"
      facts.append(FactView(since, .link(trend, relativeLink(from: page, to: SiteSection.changes.address))))
    }
    facts.append(FactView("Open blockers", .plain(map.openBlockers(assessment).text)))
    facts += claimsFact(of: service.id, from: page)
    facts.append(FactView("Tier", .plain(service.tier.map(String.init) ?? "none declared")))
    facts.append(FactView(label: "Owner", values: ownerLinks(service.owner, from: page)))
    facts += FactView.optional("Lifecycle", service.lifecycle)
    let declared = service.origin.map { evidence($0, from: page) }
    facts.append(
      FactView(
        "Declared",
        declared ?? .plain(service.isInferred ? "nowhere; its documents speak of it" : "in the configuration")))
    return facts
  }

  private func statedSummary(_ decision: Decision) -> String? {
    let (all, ofPart) = (decision.stated.count, decision.stated.count(where: \.isOfPart))
    let disagreeing = decision.stated.count(where: \.disagrees)
    guard disagreeing > 0 else { return nil }
    let parts = ofPart == 0 ? "" : "; \(ofPart) \(ofPart == 1 ? "speaks" : "speak") of a part only"
    return all == 1
      ? "A document states a decision that disagrees with the one derived here."
      : "\(disagreeing) of \(all) documents that state a decision \(disagreeing == 1 ? "disagrees" : "disagree") with the"
        + " one derived here\(parts)."
  }

  private func stated(_ decision: Decision, at page: String) -> [TableView] {
    guard !decision.stated.isEmpty else { return [] }
    return [
      TableView(
        "stated", "Decisions that documents state",
        columns: ["Where", "By", "On", "Words", "With the derived decision"],
        rows: decision.stated.map { stated in
          TableView.Row(
            evidence(stated.origin, from: page), personaLink(stated.persona, from: page), .plain(stated.component),
            .plain("\u{201C}\(stated.text)\u{201D}"), .plain(stated.relation))
        })
    ]
  }

  private func firedRule(_ rule: FiredRule, _ assessment: Assessment, at page: String) -> ServicePageView.FiredRuleView
  {
    let title = DecisionRule.all.first { $0.number == rule.number }?.title ?? "Rule \(rule.number)"
    let reasons = rule.reasons.map { reasonView($0, assessment, at: page) }
    let shown = reasons.count > 7 ? 5 : reasons.count
    let more = ServicePageView.MoreView(
      summary: "and \(reasons.count - shown) more", reasons: Array(reasons.dropFirst(shown)))
    let scope = rule.appliesTo.map { "holds back \($0) only" }
    return ServicePageView.FiredRuleView(
      title: "Rule \(rule.number): \(title)", href: relativeLink(from: page, to: ruleAddress(rulePageID(rule.number))),
      decision: StatusView(rule.decision.status), scope: TextView.list(scope),
      decides: rule.number == assessment.decision.rule,
      reasons: Array(reasons.prefix(shown)),
      more: more.reasons.isEmpty ? [] : [more])
  }

  private func category(_ name: String, _ assessment: Assessment, at page: String) -> ServicePageView.CategoryView? {
    let results = assessment.results.filter { check($0.check)?.category == name }
    guard !results.isEmpty else { return nil }
    let count = categoryCount(assessment, name)
    let anchor = categoryAnchor(name)
    return ServicePageView.CategoryView(
      id: anchor, name: name, summary: "\(count.status.word) verified",
      table: TableView(
        anchor + "-table", "Checks: \(name)", columns: ["Check", "Claimed", "Verified", "Reason and evidence"],
        rows: results.map { row($0, at: page) }))
  }

  private func row(_ result: CheckResult, at page: String) -> TableView.Row {
    let check = check(result.check)
    let status = ValueView.status(
      result.state.status, href: relativeLink(from: page, to: ruleAddress("state-\(result.state.word)")),
      note: result.underlying.map { "underneath: \($0.status.word)" })
    let reasons = [ValueView.plain(result.reason)] + places(result.evidence, from: page)
    return TableView.Row(
      head: .link(
        check?.question ?? result.check, relativeLink(from: page, to: ruleAddress(result.check)),
        note: check?.severity.rawValue),
      cells: [
        TableView.Cell(values: [.plain(result.state.claim)]), TableView.Cell(values: [status]),
        TableView.Cell(values: reasons),
      ])
  }

  private func personas(_ assessment: Assessment, at page: String) -> [TableView] {
    guard !assessment.personas.isEmpty else { return [] }
    let reviews = Dictionary(map.records(of: assessment.service.id).map { (map.records[$0].id, $0) }) { a, _ in a }
    return [
      TableView(
        "personas", "Who has reviewed, and how fresh it is",
        columns: ["Persona", "Verdict", "Newest review", "Date", "Freshness", "Asked for"],
        rows: assessment.personas.map { standing in
          let review = standing.review.flatMap { reviews[$0] }
          return TableView.Row(
            personaLink(standing.persona, from: page),
            review.flatMap { map.records[$0].status }.map { .status($0) } ?? .plain("none"),
            review.map { recordLink($0, from: page) } ?? .none, .plain(standing.date?.iso),
            .status(review != nil && standing.state == .missing ? .undecided : standing.state.status),
            .plain(standing.isRequired ? "required" : "not required"))
        })
    ]
  }

  /// As the index of each kind shows them; objectives stand with the budgets.
  private func recordsByKind(_ service: String, at page: String) -> [ServicePageView.RecordsView] {
    let shown = map.records(of: service).filter { map.addresses[$0] != page && map.records[$0].kind != .slo }
    return Dictionary(grouping: shown) { map.records[$0].kind }.sorted { $0.key < $1.key }.map { kind, indices in
      ServicePageView.RecordsView(
        id: "records-\(kind.rawValue)", title: "\(kind.words.plural) (\(indices.count))", isLong: indices.count > 8,
        table: recordTable(kind, indices, without: "Service", from: page))
    }
  }

  /// The records of others that refer to the entry which declares the service.
  private func citing(_ service: Service, at page: String) -> [ValueView] {
    guard let entry = serviceEntry(service) else { return [] }
    return map.citing(entry).map { recordLink($0, from: page, note: map.records[$0].kind.words.singular) }
  }

  /// The first few places as links, and how many more there are: they are all in the data.
  private func places(_ evidence: [Origin], from page: String) -> [ValueView] {
    let shown = evidence.count > 5 ? 3 : evidence.count
    let more = evidence.count - shown
    return evidence.prefix(shown).map { self.evidence($0, from: page) }
      + (more > 0 ? [.plain("and \(more) more")] : [])
  }
}

extension Status {
  /// Of a review that says nothing which could count.
  fileprivate static let undecided = Status(word: "decides nothing", tone: .unknown)
}

extension StatedDecision {
  /// What its words are to the decision that is derived. Advice and what cannot be read neither agree nor disagree.
  var relation: String {
    if disagrees { return "disagrees" }
    if isOfPart { return "speaks of a part only" }
    return verdict == .unrecognised ? "decides nothing" : "agrees"
  }
}

func categoryAnchor(_ category: String) -> String {
  var slugs = HeadingSlug.Sequence()
  return "checks-" + slugs.slug(for: category).fragment
}

/// A text that may lack its capital or its full stop.
func sentence(_ text: String) -> String {
  let text = capitalised(text)
  return text.utf8.last == UInt8(ascii: ".") ? text : text + "."
}
