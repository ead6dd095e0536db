import Diagnostics
import ReportModel

/// Whether a status says that something is over, for each kind of thing in words of its own.
enum ClosingText {
  /// `fixed`, `✅ Fixed in 0a1b2c`, `resolved (PR #12)`, `false positive`. Acceptance ends no finding: it takes a waiver.
  static func closesFinding(_ status: String) -> Bool {
    if closes(status, findingWords) { return true }
    if status.containsByte(UInt8(ascii: "?")) { return false }
    let said = foldedWords(StandingText.unstruck(status))
    // `Duplicate of S-2`.
    if said.starts(with: ["duplicate", "of"]), said.count < 6 { return true }
    return findingPhrases.contains { said.starts(with: $0) && isPlace(said.dropFirst($0.count), findingWords) }
  }

  /// What stands in a field or a column for a status: besides `Fixed` also `Completed`, `Deployed` and `[x]`, which in a title
  /// may tell of something else.
  static func closesStatus(_ status: String) -> Bool {
    isBox(status) || closesFinding(status) || closes(status, statusWords) || closesByRemark(status, findingWords)
      || closesAtLast(status)
  }

  /// `Open → Fixed`.
  private static func closesAtLast(_ status: String) -> Bool {
    guard let arrow = ["\u{2192}", "->"].first(where: status.containsBytes),
      case let steps = status.split(separator: arrow),
      let first = steps.first, let last = steps.last, steps.count > 1, leavesOpen(String(first))
    else { return false }
    return closes(String(last), statusWords)
  }

  /// `Fixed — extracted to a service`, `✅ Resolved: header added`: it is over, and what was done; not where that says that it
  /// is over only in part, elsewhere or later.
  private static func closesByRemark(_ status: String, _ closing: Set<String>) -> Bool {
    guard let (head, remark) = parted(status), closes(head, closing), !status.containsByte(UInt8(ascii: "?")),
      !DeniedText.isDenied(remark), !reopens(remark), !DeniedText.fails(remark)
    else { return false }
    let words = foldedWords(StandingText.unstruck(remark))
    return !words.isEmpty && Set(words).isDisjoint(with: takingBack) && !remark.containsByte(UInt8(ascii: "%"))
      && StatedShare.whole(remark) == nil
      && !words.indices.contains { index in
        words[index] == "not" && words.dropFirst(index + 1).first.map(unfinished.contains) ?? true
      }
  }

  /// `Fixed — in the queue`, `Fixed (in the queue)`.
  private static func parted(_ status: String) -> (head: String, remark: String)? {
    let text = trimmed(status.utf8[...])
    if text.last == UInt8(ascii: ")"), let open = text.firstIndex(of: UInt8(ascii: "(")) {
      return (text[..<open].withText, text[open...].dropFirst().dropLast().withText)
    }
    return Parting(first: status).map { (String($0.head), String($0.rest)) }
  }

  /// `[x]` and nothing else.
  private static func isBox(_ status: String) -> Bool { ["[x]", "[X]", "☑"].contains(trimmedText(status)) }

  /// Whether a sentence takes back that something is over: `Reopened on 2026-11-25`, `Still open.`, `Fix reverted in #44`;
  /// not where it is over again after that.
  static func reopens(_ sentence: String) -> Bool {
    let words = foldedWords(StandingText.unstruck(sentence))
    guard let start = words.indices.last(where: { index in reopenings.contains { words[index...].starts(with: $0) } }),
      start == 0 || !denials.contains(words[start - 1])
    else { return false }
    return words[(start + 1)...].allSatisfy { !findingWords.contains($0) || $0 == "closed" }
  }

  /// In a remark behind `Fixed`: it is over only in part, elsewhere, later, or because somebody lives with it.
  private static let takingBack: Set<String> = [
    "accept", "accepted", "acceptance", "acknowledged", "almost", "apart", "backlog", "branch", "but", "beta", "canary",
    "deferred", "despite", "dev", "draft", "except", "fail", "failed", "failing", "fails", "half", "however", "later",
    "local", "locally", "most", "mostly", "must", "nearly", "next", "once", "only", "open", "outstanding", "partial",
    "partially", "partly", "pending", "planned", "postponed", "preprod", "progress", "remaining", "remains", "reopened",
    "reverted", "scheduled", "should", "some", "soon", "staging", "still", "tbd", "temporarily", "temporary", "todo",
    "unless", "unresolved", "unfixed", "unmerged", "unreleased", "undeployed", "until", "unverified", "waiting", "wip",
    "will", "wont", "won", "wontfix",
    "workaround",
  ]
  private static let crosses: Set<Unicode.Scalar> = [
    "\u{274C}", "\u{2717}", "\u{2718}", "\u{2716}", "\u{26D4}", "\u{1F6AB}",
  ]
  /// `not deployed`.
  private static let unfinished: Set<String> = [
    "all", "applied", "complete", "completed", "confirmed", "deployed", "done", "enabled", "everywhere", "fixed",
    "fully", "in", "live", "merged", "quite", "released", "retested", "rolled", "shipped", "tested", "verified",
    "working", "yet",
  ]

  private static let reopenings = [
    "reopened", "re-opened", "still open", "still valid", "still present", "still there", "fix reverted",
    "fix was reverted",
    "reverted in", "reverted on", "fix rolled back", "fix was rolled back", "regressed", "not fixed", "fix failed",
    "retest failed", "still vulnerable", "still exploitable", "still reproducible", "still affected", "still failing",
    "still fails",
  ].map { foldedWords($0) }
  private static let denials: Set<String> = ["not", "never", "was", "if", "be"]

  /// Whether a title says so beside what it names: `FIXED: no retry`, `No alert (fixed in #12)`, `No limit — FIXED`.
  static func closesInPassing(_ title: String) -> Bool {
    if let head = Parting(first: title)?.head, closes(String(head), findingWords) { return true }
    if let rest = Parting(lastDash: title)?.rest, closes(String(rest), findingWords) { return true }
    // `No rollback → fixed`.
    if let arrow = ["\u{2192}", "->"].first(where: title.containsBytes), let last = title.split(separator: arrow).last {
      return closes(String(last), findingWords)
    }
    guard title.utf8.last == UInt8(ascii: ")"), let open = title.utf8.lastIndex(of: UInt8(ascii: "(")) else {
      return false
    }
    return closes(title.utf8[title.utf8.index(after: open)...].dropLast().withText, findingWords)
  }

  /// Whether a sentence or a clause further on says so: `Keys in the image. Fixed in 1.2.`, `Lost orders, which was resolved`.
  static func closesInSentence(_ text: String) -> Bool {
    VerdictText.clauses(of: text).dropFirst().contains(where: saysOver)
  }

  /// The same of one of several sentences, and of the next one where it goes on about it: `It was fixed in 1.2.`
  static func closes(sentence index: Int, of sentences: [String]) -> Bool {
    if closesInSentence(sentences[index]) { return true }
    guard let next = sentences[(index + 1)...].first, case let clauses = VerdictText.clauses(of: next) else {
      return false
    }
    return clauses.first?.first.map { pronouns.contains($0) || findingWords.contains($0) } ?? false
      && clauses.contains(where: saysOver)
  }

  private static func saysOver(_ clause: [String]) -> Bool {
    guard let place = clause.firstIndex(where: findingWords.contains),
      place == 0 || passives.contains(clause[place - 1])
    else { return false }
    return Set(clause).isDisjoint(with: reservations)
  }

  private static let pronouns: Set<String> = [
    "it", "this", "that", "these", "they", "both", "all", "since", "now", "meanwhile",
  ]
  private static let passives: Set<String> = ["was", "were", "is", "are", "been", "now", "since", "already", "and"]
  private static let reservations: Set<String> = [
    "not", "never", "until", "unless", "once", "when", "if", "after", "before", "partly", "partially", "half", "only",
    "be", "must", "should", "cannot", "isnt", "wasnt",
  ]

  /// Of a condition: `done`, `met on 2026-11-20`, `✅ 2026-11-20`.
  static func closesCondition(_ status: String) -> Bool {
    closes(status, conditionWords) && !DeniedText.isDenied(status)
  }

  /// Of something to do: what ends a finding or a condition, and that it is in use.
  static func closesAction(_ status: String) -> Bool {
    closesStatus(status) || ConditionText.isMet(status) || closes(status, actionWords)
  }

  /// What answers whether something is over: `yes`, `x`, `[x]`, `✅`, a day.
  static func answersYes(_ answer: String) -> Bool {
    guard !answer.containsByte(UInt8(ascii: "?")), !DeniedText.isDenied(answer) else { return false }
    let words = foldedWords(StandingText.unstruck(answer)).filter { $0.utf8.contains { $0 < 0x80 } }
    let isTicked = CheckMark.read(answer)?.state == .pass
    guard let first = words.first else { return isTicked }
    let rest = yes.contains(first) || conditionWords.contains(first) ? words.dropFirst() : words[...]
    guard isTicked || rest.count < words.count || DateText.day(in: answer) != nil else { return false }
    return isPlace(rest, conditionWords)
  }

  /// Whether a status says in words that are known that something is open, or what is done about it.
  static func leavesOpen(_ status: String) -> Bool {
    let said = foldedWords(StandingText.unstruck(status))
    return said.isEmpty || said.contains(where: openWords.contains) || DeniedText.isDenied(status)
  }

  /// Debt also ends by being paid, or by a decision not to. Who accepts it still has it.
  static func closesDebt(_ status: String) -> Bool {
    let said = inOneWord(status.lowercased())
    return closes(said, debtWords) || closesByRemark(said, debtWords)
  }

  /// The status that a debt's was probably meant for, where it is none that is known: `opne`, `closd`.
  static func nearestDebtStatus(to status: String) -> String? {
    let word = foldedWords(status.lowercased()).joined(separator: " ")
    guard word.utf8.count > 3, !closesDebt(status), !leavesOpen(status), !StatusWords.open.contains(word) else {
      return nil
    }
    return suggestion(
      for: word, among: (debtWords.union(StatusWords.open)).filter { $0.utf8.count > 3 }.sorted(by: byBytes), within: 1)
  }

  /// `Won't fix` is `wontfix`, and what is no longer open is closed.
  private static func inOneWord(_ status: String) -> String {
    for spelling in ["won't fix", "won\u{2019}t fix", "wont fix", "will not fix"] where status.hasBytePrefix(spelling) {
      return "wontfix" + status.utf8.dropFirst(spelling.utf8.count).withText
    }
    for spelling in ["no longer open", "no longer present", "no longer relevant", "no longer applicable"]
    where status.hasBytePrefix(spelling) {
      return "closed" + status.utf8.dropFirst(spelling.utf8.count).withText
    }
    return status
  }

  /// What follows the severity in brackets: `low, fixed`, `HIGH - ✅ done`. Nothing else may stand there.
  static func closesFinding(remark: String, after severity: String) -> Bool {
    let rest = trimmedText(remark.utf8.dropFirst(severity.utf8.count).withText)
    guard let separator = separators.first(where: rest.hasBytePrefix) else { return false }
    var word = trimmedText(rest.utf8.dropFirst(separator.utf8.count).withText)
    if word.hasBytePrefix("✅") { word = trimmedText(word.utf8.dropFirst("✅".utf8.count).withText) }
    return findingWords.contains(word.asciiLowercased)
  }

  /// A closing word comes first, and what follows says no more than where and when.
  private static func closes(_ written: String, _ closing: Set<String>) -> Bool {
    let status = StandingText.chosen(written)
    // `fixed ✗`
    guard !status.unicodeScalars.contains(where: crosses.contains) else { return false }
    let words = foldedWords(status.utf8.allSatisfy { $0 < 0x80 } ? status : status.lowercased()).filter { word in
      word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    guard let first = words.first else { return isTick(status) }
    // `✅ 2026-11-02`.
    if DateText.day(in: status) != nil, CheckMark.read(status)?.state == .pass, isPlace(words[...], closing) {
      return !status.utf8.contains(UInt8(ascii: "?"))
    }
    guard closing.contains(first), !status.utf8.contains(UInt8(ascii: "?")) else { return false }
    // `Fixed version 4.2` names one.
    if words.count > 1, releases.contains(words[1]) { return false }
    // "Fixed 3 of 5", "done 80 %".
    if words.count > 1, words[1].utf8.count < 4, Int(words[1]) != nil, words[1] != "100",
      DateText.day(in: status) == nil
    {
      return false
    }
    if status.containsByte(UInt8(ascii: "%")), !words.contains("100") { return false }
    return isPlace(words.dropFirst(), closing)
  }

  /// Nothing but a tick; a colour may stand for a level.
  private static func isTick(_ status: String) -> Bool {
    !status.unicodeScalars.contains("🟢") && CheckMark.read(status).map { $0.state == .pass && $0.rest.isEmpty } ?? false
  }

  /// No more than where and when.
  private static func isPlace(_ words: ArraySlice<String>, _ closing: Set<String>) -> Bool {
    words.indices.allSatisfy { index in
      let word = words[index]
      if word == "by" {
        return index + 1 < words.endIndex
          && (changes.contains(words[index + 1]) || verifiers.contains(words[index + 1]))
      }
      if verifiers.contains(word), words[..<index].contains("by") { return true }
      return verifying.contains(word) || places.contains(word) || changes.contains(word) || closing.contains(word)
        || CalendarText.month(word) != nil || word.utf8.contains { (0x30...0x39).contains($0) }
    }
  }

  static var understood: [Understanding.Row] { [.init("Status closed", debtWords)] }

  static var understoodOfFindings: [Understanding.Row] {
    [
      .init("Status of a finding: closed", statusWords), .init("Closed also in its title", findingWords),
      .init("Status of a finding: closed, in several words", findingPhrases.map { $0.joined(separator: " ") }),
      .init("Status of a finding: not closed by a remark with", takingBack.sorted(by: byBytes)),
      .init("Status of a finding: open", openWords),
      .init("Said of a finding: open again", reopenings.map { $0.joined(separator: " ") }),
      .init("Behind a field or in a column that asks whether it is over", yes.sorted(by: byBytes) + ["✅", "a day"]),
    ]
  }

  private static let findingWords: Set<String> = [
    "fixed", "resolved", "closed", "done", "remediated", "mitigated", "patched", "corregido", "corrigido", "resuelto",
    "resolvido", "cerrado", "fechado", "geschlossen", "behoben", "erledigt", "corrigé", "résolu",
  ]
  private static let statusWords: Set<String> = findingWords.union([
    "completed", "complete", "implemented", "deployed", "shipped",
  ]).union(doneElsewhere)
  private static let findingPhrases = [
    "verified fixed", "verified closed", "closed duplicate", "duplicate", "resolved by decision", "false positive",
    "closed false positive", "not applicable", "retested pass", "retest pass", "retested passed", "retest passed",
    "not reproducible", "not an issue", "merged", "fix verified", "fix confirmed",
  ].map { foldedWords($0) }
  private static let yes: Set<String> = ["yes", "y", "x", "true"]
  static let conditionWords: Set<String> = [
    "done", "met", "fulfilled", "resolved", "closed", "completed", "complete", "fixed",
  ]
  private static let actionWords = statusWords.union(["delivered", "released", "finished", "merged"])
  private static let openWords: Set<String> = [
    "open", "new", "todo", "pending", "progress", "wip", "planned", "accepted", "acknowledged", "deferred", "partial",
    "partially", "started", "confirmed", "reopened", "blocked", "review", "investigating", "triaged", "backlog",
    "scheduled", "assigned", "ongoing", "tbd", "unresolved", "unfixed", "active", "wontfix", "won", "wont", "risk",
    "outstanding", "needs", "to", "not", "will", "half", "abierto", "aberto", "pendiente", "pendente", "відкрито",
    "открыто", "offen", "until", "after", "waiting", "monitoring", "monitor", "identified", "missing", "required",
  ]
  private static let debtWords = Set<String>([
    "resolved", "done", "closed", "fixed", "paid", "completed", "complete", "implemented", "deployed", "wontfix",
    "закрыт", "закрыто", "закрыта",
    "закрито", "закрита", "виконано", "выполнено", "решено", "исправлено", "готово", "erledigt", "geschlossen",
    "behoben", "removed", "eliminated", "addressed", "resuelto", "resuelta", "résolu", "résolue", "corrigé",
  ]).union(doneElsewhere)
  /// Done, completed and closed in other languages, in whichever gender.
  private static let doneElsewhere: Set<String> = [
    "hecho", "hecha", "completado", "completada", "cerrado", "cerrada", "terminado", "terminada", "finalizado",
    "finalizada", "solucionado", "solucionada", "corregido", "corregida", "concluído", "concluída", "concluido",
    "concluida", "feito", "feita", "resolvido", "resolvida", "fechado", "fechada", "corrigido", "corrigida", "terminé",
    "terminée", "fait", "faite", "clôturé", "clôturée", "achevé", "achevée", "abgeschlossen", "gelöst",
    "completato", "completata", "chiuso", "chiusa", "risolto", "risolta", "fatto", "fatta",
  ]
  private static let separators = [",", ";", ":", "->", "-", "/", "\u{2013}", "\u{2014}", "\u{2192}"]
  private static let changes: Set<String> = [
    "commit", "commits", "pr", "pull", "request", "change", "merge", "release", "version", "issue", "ticket",
  ]
  private static let releases: Set<String> = ["version", "versions", "release", "releases"]
  private static let verifying: Set<String> = ["verified", "confirmed"]
  private static let verifiers: Set<String> = [
    "re", "retest", "test", "tests", "qa", "security", "sre", "pentest",
  ]
  private static let places: Set<String> = [
    "in", "with", "on", "at", "since", "as", "via", "the", "and", "off", "back", "en", "em",
    "production", "prod", "sprint",
  ]
}
