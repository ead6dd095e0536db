import ReportModel

/// The leadership brief: what a leader has four minutes for.
extension Site {
  static let briefAddress = "brief.html"

  func brief(_ purpose: BriefPurpose) -> PlannedPage {
    let address = Self.briefAddress
    return PlannedPage(
      address: address,
      bytes: { _, _ in
        let page = theme.file(.brief, briefView(purpose, at: address))
        guard purpose.standsAlone || settings.baseURL != nil else { return page }
        return rehomed(page, at: address, base: settings.baseURL)
      })
  }

  private func briefView(_ purpose: BriefPurpose, at page: String) -> BriefView {
    BriefView(
      style: InlineStyle(theme.style("brief.css") + (purpose.paper?.rule ?? "") + pageHead), title: settings.title,
      asOf: report.asOf.iso, promise: promise, sentence: portfolioSentence(report), change: changeSentence,
      facts: briefFacts(),
      sections: [
        decisions(at: page), blockers(at: page), waivers(at: page), endings(at: page), budgets(at: page),
      ],
      address: TextView.list(settings.baseURL), digest: purpose.digest)
  }

  /// On each sheet but the first, which begins with the same words; a printed page may be all that somebody is handed.
  private var pageHead: String {
    let words = styleString("\(settings.title): readiness brief, as of \(report.asOf.iso) (UTC)")
    return """
      @page {
        @top-left { content: \(words); font: 8pt sans-serif; color: #53565c; }
        @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #53565c; }
      }
      @page :first { @top-left { content: none; } }

      """
  }

  private func briefFacts() -> [FactView] {
    let claims = report.claims.count
    let required = report.assessments.flatMap(\.personas).filter(\.isRequired)
    let current = required.count { $0.state == .current }
    var facts = [
      FactView("Services", .plain(String(report.assessments.count))),
      FactView(
        "Read",
        .plain(
          counted(map.records.count, "record", "records"),
          note: "from \(counted(report.portfolio.documents.count, "document", "documents"))"
            + " of \(counted(report.portfolio.sources.count, "source", "sources"))")),
      FactView("Claims checked", .plain(String(claims), note: claims == 0 ? nil : refutedNote(report.claims))),
    ]
    if !required.isEmpty {
      facts.append(FactView("Required reviews", .plain("\(current) of \(required.count)", note: "current")))
    }
    return facts
  }

  /// A row for each service, the worst first.
  private func decisions(at page: String) -> BriefView.Section {
    let all = report.assessments.worstFirst()
    let shown = all.prefix(Self.mostServices)
    let table = TableView(
      "decisions", "Decisions, the worst first",
      columns: ["Service", "Decision", "Reason", "Verified", "Since", "Budget"],
      rows: shown.map { assessment in
        TableView.Row(
          serviceValue(assessment.service, from: page), .status(assessment.decision.word.status),
          .plain(reasonSentence(assessment)), scoreValue(assessment), change(of: assessment),
          budgetLeft(assessment.service.id, from: page))
      })
    let rest = all.count - shown.count
    return BriefView.Section(
      id: "decisions", title: "Decisions", table: all.isEmpty ? nil : table,
      remark: all.isEmpty
        ? "No service was found." : rest > 0 ? "\(rest) more are on the scoreboard of the site." : nil)
  }

  /// With the tier and the owner, which need no columns of their own.
  private func serviceValue(_ service: Service, from page: String) -> ValueView {
    var link = serviceLink(service.id, from: page)
    let notes = [service.tier.map { "tier \($0)" }, service.owner].compactMap(\.self)
    link.note = notes.isEmpty ? nil : notes.joined(separator: ", ")
    return link
  }

  /// `“Can a bad deployment be rolled back?” fails, and 3 more.`; of a GO with conditions these, with who has them until when.
  func reasonSentence(_ assessment: Assessment) -> String {
    sentence(conditionWords(assessment) ?? shortReason(assessment) ?? "no rule stands against it")
  }

  /// Never a number without its interval, its coverage and how many checks it rests on.
  private func scoreValue(_ assessment: Assessment) -> ValueView {
    let counted = assessment.results.count(where: \.state.isCounted)
    guard let score = assessment.score else { return .plain("no number", note: "nothing applies") }
    return .plain(score.intervalText, note: "coverage \(score.coverageText), n\u{A0}=\u{A0}\(counted)")
  }

  private func blockers(at page: String) -> BriefView.Section {
    let blockers = topBlockers()
    let table = TableView(
      "blockers", "What holds back a GO, the gravest first",
      columns: ["Obstacle", "Holds back", "Owner", "Date", "Effort"],
      rows: blockers.map { blocker in
        var row = TableView.Row(
          .plain(blocker.text), .none, .plain(blocker.owner),
          .plain(blocker.due?.iso ?? noneStated, note: blocker.dueNote), .plain(blocker.effort))
        row.cells[0].values = holdingBack(blocker, from: page)
        return row
      })
    return BriefView.Section(
      id: "blockers", title: blockers.count == 5 ? "The five worst obstacles" : "The worst obstacles",
      table: blockers.isEmpty ? nil : table,
      remark: !blockers.isEmpty
        ? nil : report.assessments.isEmpty ? "No service is known." : "Nothing stands between any service and its GO.")
  }

  private func holdingBack(_ blocker: TopBlocker, from page: String) -> [ValueView] {
    let named = blocker.services.prefix(3).map { serviceLink($0, from: page) }
    let rest = blocker.services.count - named.count
    return named + (rest > 0 ? [.plain("and \(rest) more")] : [])
  }

  private func waivers(at page: String) -> BriefView.Section {
    let signed = signedWaivers()
    let rows = signed.prefix(Self.mostRows).map { waiver in
      TableView.Row(
        .plain(waiver.question), serviceLink(waiver.service, from: page), .plain(waiver.approver ?? noneStated),
        .plain(waiver.author ?? noneStated), .status(waiver.status, note: waiver.until?.iso), .plain(waiver.reason))
    }
    let table = TableView(
      "waivers", "Waivers: first those that ended and are missed, then those in force, then those without effect",
      columns: ["Question", "Service", "Signed by", "Asked for by", "Until", "Reason"], rows: rows)
    let more = signed.count - rows.count
    return BriefView.Section(
      id: "waivers", title: "Who signed which waiver", table: signed.isEmpty ? nil : table,
      remark: signed.isEmpty
        ? "There is no waiver: no failure is accepted." : more > 0 ? "\(more) more are on the site." : nil)
  }

  private func endings(at page: String) -> BriefView.Section {
    let over = report.expiries.filter { $0.day < report.asOf }
    let soon = report.expiries.soon(asOf: report.asOf)
    let late = over.gravestFirst().prefix(Self.mostOverdue).map { EndingLine(first: $0) }
    let next = linesOfEndings(soon).prefix(Self.mostEnds)
    let rows = (late + next).map { ending($0, from: page) }
    let table = TableView(
      "expiring", "First what has run out, then what will change a decision, then the rest by date",
      columns: ["What", "Ends", "Then", "Service", "Owner"], rows: rows)
    let (moreLate, more) = (over.count - late.count, soon.count - next.reduce(0) { $0 + $1.count })
    let remarks = [
      moreLate > 0
        ? "\(moreLate) more \(moreLate == 1 ? "has run out already, or is" : "have run out already, or are") overdue."
        : nil,
      more > 0 ? "\(more) more are on the site's calendar." : nil,
      soon.isEmpty ? over.isEmpty ? "Nothing does." : "Nothing more does within 30 days." : nil,
    ].compactMap(\.self)
    return BriefView.Section(
      id: "expiring", title: over.isEmpty ? "What runs out within 30 days" : "What has run out, or does within 30 days",
      table: rows.isEmpty ? nil : table, remark: remarks.isEmpty ? nil : remarks.joined(separator: " "))
  }

  private func ending(_ line: EndingLine, from page: String) -> TableView.Row {
    let (expiry, isAlone) = (line.first, line.count == 1)
    return TableView.Row(
      .plain(line.words), .status(expiry.status(asOf: report.asOf), note: expiry.day.iso),
      line.then.map { .status($0.status) } ?? .none, isAlone ? scope(of: expiry, from: page) : .none,
      isAlone
        ? .plain(expiry.owner ?? noneStated, note: expiry.isServiceOwner ? "owns the service" : nil) : .none)
  }

  private func budgets(at page: String) -> BriefView.Section {
    let standings = report.objectives.mostUrgentFirst()
    let shown = standings.prefix(Self.mostRows)
    let table = TableView(
      "budgets", "Those that need attention first",
      columns: ["Objective", "Service", "State", "Budget left", "Events", "Measured"],
      rows: shown.map { standing in
        let index = map.objectives.place(standing.record)
        return TableView.Row(
          index.map { recordLink($0, from: page, note: objectiveNote($0)) } ?? .plain(standing.record),
          serviceLink(standing.service, from: page), .status(standing.state.status),
          .plain(standing.remaining.map { "\($0.percentText) %" } ?? "unknown"),
          .plain(standing.reading.map { $0.events.map { "n = \($0.valid)" } ?? "not told" }),
          .plain(standing.reading.map { $0.completeness.map { "\($0.percentText) % of the time" } ?? "as reported" }))
      })
    let unmeasured = standings.count { !$0.isMeasured }
    let lacking =
      unmeasured == 0
      ? nil : "\(unmeasured) of \(standings.count) \(unmeasured == 1 ? "has" : "have") no measurement that counts."
    let more = standings.count - shown.count
    let remarks = [more > 0 ? "\(more) more are on the site." : nil, lacking].compactMap(\.self)
    return BriefView.Section(
      id: "budgets", title: "Error budgets", table: standings.isEmpty ? nil : table,
      remark: standings.isEmpty ? "No objective is stated." : remarks.isEmpty ? nil : remarks.joined(separator: " "))
  }

  /// Objectives of one name differ in what they promise.
  private func objectiveNote(_ index: Int) -> String? {
    guard case .slo(let objective) = map.records[index].details else { return nil }
    return objective.objective.map { "\(percentText(ofShare: $0)) %" }
  }

  /// More would be no brief any more, nor below a megabyte.
  private static let mostServices = 500
  private static let mostRows = 20
  private static let mostEnds = 12
  private static let mostOverdue = 5
}

extension TopBlocker {
  fileprivate var dueNote: String? {
    let notes = [isFirstDue ? "the first" : nil, isDueByAge ? "by its age" : nil].compactMap(\.self)
    return notes.isEmpty ? nil : notes.joined(separator: ", ")
  }
}

/// A text as a stylesheet quotes it; what is no letter, digit or blank of ASCII is written by its number.
func styleString(_ text: String) -> String {
  let letters = text.unicodeScalars.map { scalar in
    let isPlain =
      scalar == " " || scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    return isPlain ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
  }
  return "\"\(letters.joined())\""
}

extension BriefPurpose.Paper {
  fileprivate var rule: String {
    switch self {
    case .a4: "@page { size: A4; }\n"
    case .letter: "@page { size: letter; }\n"
    }
  }
}

/// `3 refuted, 70 stale`
private func refutedNote(_ claims: [Claim]) -> String {
  let refuted = "\(claims.count { $0.verdict == .refuted }) refuted"
  return [refuted, staleNote(claims)].compactMap(\.self).joined(separator: ", ")
}
