import ReportModel

/// What the words of a decision record's status amount to.
enum DecisionStatusText {
  /// The first word decides; what follows in brackets ("partially superseded by ...") does not.
  ///
  /// - Returns: `other` for words that mean none of the five, `nil` for no words at all.
  static func status(in text: String) -> DecisionRecord.Status? {
    let text = newest(in: text)
    // What was replaced in part is in force.
    if DecisionReferences.isPartlySuperseded(text) { return .accepted }
    if DecisionReferences.goesOnSuperseded(text) { return .superseded }
    return status(ofFirstWordIn: text)
  }

  private static func status(ofFirstWordIn text: String) -> DecisionRecord.Status? {
    guard let first = firstWord(of: text) else { return nil }
    return words[first] ?? prefixes.first { first.hasBytePrefix($0.word) }?.status
      ?? plainWords[PlainLetters.text(first)] ?? .other
  }

  /// Whether the status is a word that people use for one, be it none of ours.
  static func isKnown(_ text: String) -> Bool {
    guard let first = firstWord(of: newest(in: text)) else { return false }
    return status(in: text) != .other || otherWords.contains(first)
      || otherPrefixes.contains(where: first.hasBytePrefix)
  }

  /// The state that came last: behind an arrow, or of several dated entries the one of the latest day.
  private static func newest(in text: String) -> String {
    let bytes = Array(text.utf8)
    let ends = bytes.indices.compactMap { index in
      ["→", "⇒", "->", "=>"].first { bytes[index...].starts(with: $0.utf8) }.map { index + $0.utf8.count }
    }
    if let end = ends.last, case let behind = bytes[end...].withText,
      status(ofFirstWordIn: behind).map({ $0 != .other }) ?? false
    {
      return behind
    }
    return latestEntry(bytes) ?? text
  }

  /// Of `2026-01-01 proposed 2026-02-01 accepted` the second, and of `proposed 2026-01-01, accepted 2026-02-01` too.
  private static func latestEntry(_ bytes: [UInt8]) -> String? {
    let days = bytes.indices.compactMap { index -> (start: Int, day: Day)? in
      guard index + 10 <= bytes.count, index == 0 || !(0x30...0x39).contains(bytes[index - 1]) else { return nil }
      let text = bytes[index..<(index + 10)]
      let isDate = text.enumerated().allSatisfy { place, byte in
        [4, 7].contains(place) ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      }
      return isDate ? DateText.day(in: text.withText).map { (index, $0) } : nil
    }
    guard days.count > 1, let latest = days.indices.max(by: { (days[$0].day, $0) < (days[$1].day, $1) }) else {
      return nil
    }
    let isInFront = bytes[..<days[0].start].allSatisfy { !(0x61...0x7A).contains($0 | 0x20) && $0 < 0x80 }
    let start = isInFront ? days[latest].start + 10 : latest > 0 ? days[latest - 1].start + 10 : 0
    let end = isInFront ? (latest + 1 < days.count ? days[latest + 1].start : bytes.count) : days[latest].start
    let entry = bytes[start..<end].withText
    return status(ofFirstWordIn: entry).map { $0 != .other } ?? false ? entry : nil
  }

  /// What a sentence says of the record: `This ADR is accepted.`, `We have rejected this proposal.`
  private static func predicate(_ words: [String]) -> ArraySlice<String> {
    let (subject, rest) =
      words.first == "we"
      ? (1, words.dropFirst()) : (2, words.first.map(articles.contains) ?? false ? words.dropFirst(2) : [])
    guard words.count > subject, subject == 1 || subjects.contains(words[1]) else { return words[...] }
    let said = rest.drop(while: auxiliaries.contains)
    return said.count < rest.count && !said.isEmpty ? said : words[...]
  }

  private static let articles: Set<String> = ["this", "the", "our"]
  private static let subjects: Set<String> = ["adr", "decision", "record", "proposal", "rfc", "document"]
  private static let auxiliaries: Set<String> = ["is", "was", "has", "have", "had", "been", "now", "currently", "be"]

  /// The first word in lower case; an emoji in front is a mark, not a word.
  static func firstWord(of text: String) -> String? {
    predicate(foldedWords(StandingText.unstruck(text))).lazy.map { word in
      String(
        word.lowercased().unicodeScalars.drop { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
          .prefix { $0.properties.isAlphabetic || $0.properties.numericType != nil || PlainLetters.isMark($0) })
    }.first { $0.unicodeScalars.contains { $0.properties.isAlphabetic } }
  }

  static var understood: [Understanding.Row] { Understanding.Row.meanings("Status", in: table) }

  /// The table as it is published.
  static var table: WordTable {
    let rows = DecisionRecord.Status.allCases.map { status in
      let whole = words.filter { $0.value == status }.keys.sorted(by: byBytes)
      let said = whole + prefixes.filter { $0.status == status }.map(\.word)
      return WordTable.Row(
        status.rawValue, said + (status == .other ? otherWords.sorted(by: byBytes) + otherPrefixes : []))
    }
    return WordTable(
      id: "decision-record-statuses", title: "Statuses of decision records",
      explanation: """
        The first word decides, with or without its accents: behind an arrow, and of several dated entries in that of the latest day. What goes on with \
        ", superseded by" is superseded, and what is superseded in part is still accepted. A word that is none of these is another status, kept as \
        written and reported.
        """,
      rows: rows)
  }

  private static let plainWords = PlainLetters.table(words)

  private static let words: [String: DecisionRecord.Status] = [
    "ratified": .accepted, "enacted": .accepted, "confirmed": .accepted,
    "accepted": .accepted, "accept": .accepted, "approved": .accepted, "adopted": .accepted, "agreed": .accepted,
    "implemented": .accepted, "active": .accepted, "decided": .accepted,
    "proposed": .proposed, "proposal": .proposed,
    "rejected": .rejected, "declined": .rejected,
    "deprecated": .deprecated, "obsolete": .deprecated,
    "superseded": .superseded, "superceded": .superseded, "superseeded": .superseded, "supersedes": .other,
    "replaced": .superseded, "obsoleted": .superseded,
    // Ukrainian, Russian.
    "прийнято": .accepted, "прийнята": .accepted, "ухвалено": .accepted, "затверджено": .accepted,
    "принято": .accepted, "принят": .accepted, "принята": .accepted, "одобрено": .accepted, "утверждено": .accepted,
    "запропоновано": .proposed, "предложено": .proposed, "відхилено": .rejected, "отклонено": .rejected,
    "прийнятий": .accepted, "прийняте": .accepted, "затверджена": .accepted, "принятый": .accepted,
    "утвержден": .accepted, "утверждён": .accepted, "утверждена": .accepted, "запропонована": .proposed,
    "пропозиція": .proposed, "предложен": .proposed, "предложена": .proposed, "відхилена": .rejected,
    "отклонен": .rejected, "отклонён": .rejected, "отклонена": .rejected, "отвергнуто": .rejected,
    "застаріла": .deprecated, "застарілий": .deprecated, "устарел": .deprecated, "устарела": .deprecated,
    "замінений": .superseded, "замінена": .superseded, "заменен": .superseded, "заменён": .superseded,
    "заменена": .superseded,
    "застаріло": .deprecated, "устарело": .deprecated, "замінено": .superseded, "заменено": .superseded,
    "внедрено": .accepted, "реализовано": .accepted, "действует": .accepted, "впроваджено": .accepted,
    "реалізовано": .accepted, "чинний": .accepted, "чинне": .accepted, "предложение": .proposed,
    // German, Dutch, Scandinavian, Finnish.
    "umgesetzt": .accepted, "gültig": .accepted, "aktiv": .accepted, "freigegeben": .accepted, "besloten": .accepted,
    "vastgesteld": .accepted, "goedgekeurd": .accepted, "actief": .accepted, "besluttet": .accepted,
    "beslutad": .accepted, "antagen": .accepted, "antaget": .accepted, "vedtaget": .accepted, "päätetty": .accepted,
    "voorstel": .proposed, "förslag": .proposed, "forslag": .proposed, "ehdotus": .proposed,
    "obsolet": .deprecated, "erledigt": .other,
    "akzeptiert": .accepted, "angenommen": .accepted, "beschlossen": .accepted, "genehmigt": .accepted,
    "entschieden": .accepted, "geaccepteerd": .accepted, "aanvaard": .accepted, "accepterad": .accepted,
    "godkänd": .accepted, "godkjent": .accepted, "vedtatt": .accepted, "akseptert": .accepted, "accepteret": .accepted,
    "godkendt": .accepted, "hyväksytty": .accepted,
    "überholt": .deprecated, "vorschlag": .proposed,
    "vorgeschlagen": .proposed, "voorgesteld": .proposed, "föreslagen": .proposed, "foreslått": .proposed,
    "foreslået": .proposed, "ehdotettu": .proposed,
    "abgelehnt": .rejected, "verworfen": .rejected, "afgewezen": .rejected, "verworpen": .rejected,
    "avvisad": .rejected, "avvist": .rejected, "afvist": .rejected, "hylätty": .rejected,
    "veraltet": .deprecated, "verouderd": .deprecated, "föråldrad": .deprecated, "foreldet": .deprecated,
    "forældet": .deprecated, "vanhentunut": .deprecated,
    "ersetzt": .superseded, "abgelöst": .superseded, "vervangen": .superseded, "ersatt": .superseded,
    "erstattet": .superseded, "korvattu": .superseded,
    // French, Spanish, Portuguese, Italian, Romanian.
    "adoptado": .accepted, "adoptada": .accepted, "adotado": .accepted, "adotada": .accepted, "adottato": .accepted,
    "adottata": .accepted, "implémenté": .accepted, "implémentée": .accepted, "implementado": .accepted,
    "implementada": .accepted, "implementato": .accepted, "implementata": .accepted, "vigente": .accepted,
    "ativo": .accepted, "ativa": .accepted, "activo": .accepted, "activa": .accepted, "actif": .accepted,
    "attivo": .accepted, "attiva": .accepted, "acceptat": .accepted, "acceptată": .accepted, "acordado": .accepted,
    "proposition": .proposed, "propunere": .proposed, "recusado": .rejected, "recusada": .rejected,
    "descartado": .rejected, "descartada": .rejected, "descontinuada": .deprecated,
    "accepté": .accepted, "acceptée": .accepted, "adopté": .accepted, "adoptée": .accepted, "approuvé": .accepted,
    "validé": .accepted, "validée": .accepted, "aceptado": .accepted, "aceptada": .accepted, "aprobado": .accepted,
    "aprobada": .accepted, "aceite": .accepted, "rejeitada": .rejected, "depreciada": .deprecated,
    "descontinuado": .deprecated, "substituido": .superseded, "substituida": .superseded, "aceito": .accepted,
    "aceita": .accepted, "aprovado": .accepted, "aprovada": .accepted,
    "accettato": .accepted, "accettata": .accepted, "approvato": .accepted, "approvata": .accepted,
    "proposé": .proposed, "proposée": .proposed, "propuesto": .proposed, "propuesta": .proposed, "proposto": .proposed,
    "proposta": .proposed,
    "rejeté": .rejected, "rejetée": .rejected, "refusé": .rejected, "refusée": .rejected, "rechazado": .rejected,
    "rechazada": .rejected, "rejeitado": .rejected, "rifiutato": .rejected,
    "rifiutata": .rejected, "respinto": .rejected,
    "obsolète": .deprecated, "dépréciée": .deprecated, "déprécié": .deprecated, "obsoleto": .deprecated,
    "obsoleta": .deprecated, "depreciado": .deprecated, "deprecato": .deprecated,
    "remplacé": .superseded, "remplacée": .superseded, "reemplazado": .superseded, "reemplazada": .superseded,
    "sustituido": .superseded, "sustituida": .superseded, "substituído": .superseded, "substituída": .superseded,
    "sostituito": .superseded, "sostituita": .superseded,
    // Polish, Czech, Turkish, Hungarian, Indonesian, Vietnamese.
    "przyjęto": .accepted, "przyjęte": .accepted, "zatwierdzona": .accepted, "zatwierdzono": .accepted,
    "wdrożone": .accepted, "wdrożona": .accepted, "obowiązuje": .accepted, "propozycja": .proposed,
    "proponowana": .proposed, "zaproponowano": .proposed, "odrzucone": .rejected, "zastąpiona": .superseded,
    "přijaté": .accepted, "schválené": .accepted, "návrh": .proposed, "öneri": .proposed, "elfogadva": .accepted,
    "elfogadott": .accepted, "javasolt": .proposed, "elutasítva": .rejected, "diterima": .accepted,
    "disetujui": .accepted, "diusulkan": .proposed, "usulan": .proposed, "ditolak": .rejected, "chấp": .accepted,
    "zaakceptowany": .accepted, "zaakceptowana": .accepted, "zaakceptowane": .accepted, "przyjęty": .accepted,
    "przyjęta": .accepted, "zatwierdzony": .accepted, "přijato": .accepted, "schváleno": .accepted,
    "onaylandı": .accepted, "kabul": .accepted, "önerildi": .proposed, "zaakceptowano": .accepted,
    "odrzucono": .rejected, "zastąpiono": .superseded, "proponowany": .proposed, "zaproponowany": .proposed,
    "navrženo": .proposed,
    "odrzucony": .rejected, "odrzucona": .rejected, "zamítnuto": .rejected, "reddedildi": .rejected,
    "przestarzały": .deprecated, "zastaralé": .deprecated, "zastąpiony": .superseded, "nahrazeno": .superseded,
  ]

  /// In languages that put no blanks between words.
  private static let prefixes: [(word: String, status: DecisionRecord.Status)] = [
    ("已实施", .accepted), ("已實施", .accepted), ("已实现", .accepted), ("已确认", .accepted), ("已決定", .accepted),
    ("已决定", .accepted), ("生效", .accepted), ("有效", .accepted), ("決定", .accepted), ("合意", .accepted),
    ("확정", .accepted), ("채택", .accepted), ("建议", .proposed), ("不採用", .rejected), ("廃案", .rejected),
    ("被替代", .superseded),
    ("已接受", .accepted), ("已採納", .accepted), ("採納", .accepted), ("採択", .accepted), ("수락", .accepted),
    ("已生效", .accepted), ("提議", .proposed), ("已提議", .proposed), ("否決", .rejected), ("已否決", .rejected),
    ("已否决", .rejected),
    ("棄却", .rejected), ("已拒絕", .rejected), ("已棄用", .deprecated), ("已廢棄", .deprecated), ("廃止", .deprecated),
    ("置換", .superseded), ("已替代", .superseded), ("已替換", .superseded), ("接受", .accepted), ("已采纳", .accepted),
    ("采纳", .accepted), ("已通过", .accepted),
    ("通过", .accepted), ("已批准", .accepted), ("承認", .accepted), ("採用", .accepted), ("승인", .accepted),
    ("채택", .accepted), ("提议", .proposed), ("已提议", .proposed), ("提案", .proposed), ("제안", .proposed),
    ("已拒绝", .rejected), ("拒绝", .rejected), ("却下", .rejected), ("거부", .rejected), ("기각", .rejected),
    ("已弃用", .deprecated), ("弃用", .deprecated), ("已废弃", .deprecated), ("废弃", .deprecated), ("非推奨", .deprecated),
    ("폐기", .deprecated), ("已取代", .superseded), ("被取代", .superseded), ("已被", .superseded),
    ("置き換え", .superseded), ("대체", .superseded),
  ]

  /// Words that are a status, and none of the five.
  private static let otherWords: Set<String> = [
    "draft", "provisional", "pending", "incomplete", "in", "progress", "wip", "experimental", "trial", "deferred",
    "postponed", "on", "paused", "withdrawn", "cancelled", "canceled", "abandoned", "removed", "reverted", "retired",
    "implementable", "not", "open", "under", "review", "discussion", "rfc", "idea", "final", "closed", "done", "todo",
    "чернетка", "черновик", "entwurf", "brouillon", "borrador", "rascunho", "bozza", "concept", "utkast", "luonnos",
    "草稿", "草案", "下書き", "초안", "last", "hold", "parked", "candidate", "tentative", "informational", "reviewed",
    "recommended", "exploratory", "abgebrochen", "zurückgezogen", "offen", "ausstehend", "en", "em", "pendiente",
    "pendente", "abandonné", "abandonnée", "annulé", "annulée", "ingetrokken", "szkic", "roboczy", "udkast", "taslak",
    "в", "на", "у", "обсуждается", "рассматривается", "обговорюється", "отменено", "отменён", "скасовано", "отложено",
    "відкладено", "w", "v",
  ]

  /// The same, in languages that put no blanks between words.
  private static let otherPrefixes = [
    "待定", "待评审", "待審", "待讨论", "评审中", "讨论中", "討論中", "审核中", "进行中", "検討中", "保留", "撤回", "取り下げ", "議論中", "보류", "검토",
  ]
}
