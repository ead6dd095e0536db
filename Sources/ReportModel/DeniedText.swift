/// Whether the words behind a tick take it back: `not yet configured`, `FAILED`, `planned for Q1`, `last drill failed`.
public enum DeniedText {
  /// - Parameter text: What is said of the thing that is ticked, not what it is called.
  public static func isDenied(_ text: String) -> Bool {
    holdsDenyingMark(text)
      || AnswerClauses.read(text).contains { denies($0) || AbsentText.isAbsence($0) || tellsOfRest($0) }
  }

  /// Whether an answer is nothing but a word that says no, beside a path at most: `nope`, `off — docs/x.md:2`. Behind a
  /// subject it may be what is wanted: `Debug mode: off`.
  public static func isWhole(_ answer: String) -> Bool {
    guard answer.utf8.count < 120 else { return false }
    let words = answer.utf8.split(separator: 0x20).filter { word in
      !word.contains(UInt8(ascii: "/")) && word.contains { (0x61...0x7A).contains($0 | 0x20) }
    }.map {
      String(Substring($0))
    }
    let said = hyphenated(words.joined(separator: " ").utf8[...])
    return refusals.contains(said.hasSuffix("-see") ? String(said.dropLast(4)) : said)
  }

  /// A sign that contradicts a tick, wherever it stands.
  public static func holdsDenyingMark(_ text: String) -> Bool { text.unicodeScalars.contains(where: marks.contains) }

  /// Whether a word anywhere in them may deny what they stand beside: `the script was not run`; not `no manual step`.
  public static func holdsDenial(_ text: String) -> Bool {
    AnswerClauses.read(text).contains { !denying.isDisjoint(with: $0) }
  }

  /// Whether they say no and why, or that the thing does not work: `fail at the moment`, `restore failed on 2026-11-01`.
  public static func fails(_ text: String) -> Bool {
    let clauses = AnswerClauses.read(text)
    return clauses.count > 1 && clauses[0] == ["no"] || clauses.contains(where: tellsOfFailure)
  }

  /// `disabled since October` denies, `disabled users are removed` tells of something else.
  private static func denies(_ clause: [String]) -> Bool {
    let words = clause.drop(while: openings.contains)
    guard let first = words.first else { return false }
    if negations.contains(first) || words.elementsEqual(["no"]) { return true }
    if words.last == "yet", absences.contains(first), Set(words).isDisjoint(with: troubles) { return true }
    let next = words.dropFirst().first
    if denials.contains(first), next.map({ followers.contains($0) || $0.utf8.allSatisfy { $0 < 0x3A } }) ?? true {
      return true
    }
    return words.count < 5 && !nothing.contains(first) && words.last.map(endings.contains) ?? false
  }

  /// Whether a text begins by saying that what stands before it is not so: `Not true: the vault is empty`.
  public static func contradicts(_ remark: String) -> Bool {
    guard let clause = AnswerClauses.read(remark).first, case let words = clause.drop(while: openings.contains) else {
      return false
    }
    return contradictions.contains { words.elementsEqual($0) }
  }

  /// Whether a remark says that something is not there: `not staffed yet`, `TODO`; not `never failed`, `not in code`.
  public static func saysUndone(_ remark: String) -> Bool {
    holdsDenyingMark(remark) || AnswerClauses.read(remark).contains { isUndone($0) || tellsOfRest($0) }
  }

  /// Whether a text begins by saying of itself that there is nothing yet: `Not implemented. We have no tests.`, `TODO:
  /// everything`; not `Not done by hand: the pipeline rolls back`.
  public static func beginsUndone(_ text: String) -> Bool {
    guard let clause = AnswerClauses.read(text).first, case let words = clause.drop(while: openings.contains),
      let first = words.first
    else { return false }
    if owing.contains(first) { return true }
    guard negations.contains(first), first != "never" else { return false }
    let rest = words.dropFirst().filter { !degrees.contains($0) }
    return words.count <= 6 && words.last == "yet" || !rest.isEmpty && rest.allSatisfy(states.contains)
  }

  private static func isUndone(_ clause: [String]) -> Bool {
    let words = clause.drop(while: openings.contains)
    guard denies(clause), let first = words.first, case let rest = words.dropFirst() else { return false }
    if negations.contains(first) { return rest.contains("yet") || rest.prefix(3).contains(where: states.contains) }
    let isFollowed =
      ["and", "by"].contains(rest.first)
      && rest.dropFirst().first.map { states.contains($0) || $0 == "default" } ?? false
    return !isFollowed
  }

  /// `last drill failed`, `broken since the upgrade`; not `no test failed`, `alerts when jobs failed`.
  private static func tellsOfFailure(_ clause: [String]) -> Bool {
    let words = clause.drop(while: openings.contains)
    if breakdowns.contains(where: { words.starts(with: $0) }) { return true }
    if isSome(words.first), words.last.map(failing.contains) ?? false { return true }
    guard let place = words.firstIndex(where: failing.contains), case let before = words[..<place],
      before.count < 4, Set(before).isDisjoint(with: conditions), !before.contains(where: nothing.contains)
    else { return false }
    let after = words[(place + 1)...]
    guard let next = after.first else { return true }
    if next == "on" || next == "in", let time = after.dropFirst().first {
      return isNumber(time) || ["production", "prod", "staging", "the"].contains(time) && words[place] == "failed"
    }
    return isNumber(next) || times.contains(next)
  }

  /// `the database password is still in git`; not `alerts if a key is still in git`.
  private static func tellsOfRest(_ clause: [String]) -> Bool {
    guard let still = clause.firstIndex(of: "still"), clause[..<still].allSatisfy({ !sparing.contains($0) }) else {
      return false
    }
    let said = clause[(still + 1)...].drop { ["in", "the", "our", "being", "stored", "as"].contains($0) }
    guard let first = said.first else { return false }
    // `still open source`, `still open to all`.
    if bad.contains(first) { return said.dropFirst().first.map { !["source", "to", "for"].contains($0) } ?? true }
    return readable.contains(first) && clause[..<still].contains(where: secrets.contains)
  }

  /// `2 of the 3 restores failed`.
  private static func isSome(_ word: String?) -> Bool {
    guard let word else { return false }
    return isNumber(word) && word.utf8.contains { $0 != 0x30 }
  }

  private static func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy { $0 < 0x3A } }

  public static var understood: [Understanding.Row] {
    [
      Understanding.Row("A tick is taken back by a mark", marks.map { String($0) }.sorted { $0.precedesInBytes($1) }),
      Understanding.Row("A tick is taken back by an answer that is nothing but", refusals),
      Understanding.Row(
        "A tick is taken back by what follows it and begins with", contradictions.map { $0.joined(separator: " ") }),
      Understanding.Row("A tick is taken back by an answer that something is still", bad),
      Understanding.Row("A tick is taken back by an answer that a secret is still in", readable),
      Understanding.Row("A tick is taken back by an answer that begins with", negations),
      Understanding.Row(
        "A tick is taken back by an answer that is, or begins with a word for time or place behind it", denials),
      Understanding.Row("A tick is taken back by a short answer that ends in", endings),
      Understanding.Row("A tick is taken back by a remark behind the words of a claim that has", denying),
      Understanding.Row("A tick becomes a no by an answer that tells of", failing),
      Understanding.Row(
        "A tick becomes a no by an answer that begins with", breakdowns.map { $0.joined(separator: " ") }),
    ] + AbsentText.understood
  }

  private static let marks: Set<Unicode.Scalar> = [
    "❌", "✗", "✘", "✖", "⛔", "🛑", "🚫", "🚧", "🔴", "⚠", "❓", "❔", "⏳", "⌛",
  ]
  private static let refusals: Set<String> = [
    "no", "nope", "nah", "nein", "non", "nej", "not", "false", "off", "removed", "deleted", "gone", "dropped",
    "cancelled", "canceled", "abandoned", "descoped", "rejected", "revoked", "turned-off", "switched-off", "absent",
    "wrong", "untrue", "not-true",
  ]
  private static let contradictions = [
    ["not", "true"], ["not", "correct"], ["not", "so"], ["untrue"], ["wrong"], ["incorrect"], ["false"],
  ]
  /// What should be so no more.
  private static let bad: Set<String> = [
    "plain", "plaintext", "cleartext", "hardcoded", "unencrypted",
    "exposed", "manual", "missing", "open", "pending", "broken", "failing", "outstanding", "untested", "todo",
  ]
  private static let readable: Set<String> = ["git", "code", "repo", "repository", "source", "config", "configuration"]
  private static let secrets: Set<String> = [
    "password", "passwords", "secret", "secrets", "key", "keys", "token", "tokens", "credential", "credentials",
  ]
  /// What looks for a thing does not say that it is there.
  private static let sparing: Set<String> = [
    "if", "when", "whenever", "while", "whether", "that", "which", "what", "unless", "no", "none", "nothing", "nobody",
    "never", "any", "alert", "alerts", "page", "pages", "check", "checks", "0", "zero",
  ]
  private static let openings: Set<String> = [
    "is", "are", "was", "were", "has", "have", "been", "it", "this", "still", "yet", "currently", "so", "far", "only",
    "all", "now", "to", "be",
  ]
  private static let negations: Set<String> = [
    "not", "never", "isnt", "arent", "wasnt", "werent", "doesnt", "dont", "didnt", "hasnt", "havent", "cannot", "cant",
    "wont", "nicht", "partially", "partly", "unfinished", "unresolved", "unfixed",
  ]
  private static let denying: Set<String> = [
    "not", "never", "cannot", "cant", "isnt", "arent", "wasnt", "werent", "doesnt", "dont", "didnt", "hasnt", "havent",
    "wont", "couldnt", "missing", "lack", "lacks", "nicht", "kein", "keine",
  ]
  private static let owing: Set<String> = ["todo", "fixme", "tbd", "wip"]
  private static let degrees: Set<String> = [
    "yet", "been", "fully", "so", "far", "at", "all", "anywhere", "currently", "still", "even",
  ]
  /// `no alerts are configured yet`, `nobody is on the rotation yet`.
  private static let absences: Set<String> = ["no", "nobody", "none", "nothing"]
  /// What it is good to have none of: `no incidents yet`.
  private static let troubles: Set<String> = [
    "incident", "incidents", "failure", "failures", "outage", "outages", "issue", "issues", "problem", "problems",
    "finding", "findings", "breach", "breaches", "error", "errors", "complaints",
  ]
  private static let denials: Set<String> = [
    "failed", "fails", "failing", "failure", "failures", "partial", "disabled", "planned", "waived", "missing",
    "broken",
    "incomplete", "pending", "deferred", "postponed", "skipped", "blocked", "reopened", "outstanding", "exceptions",
    "wip", "todo", "tbd", "red", "reverted", "undone", "requested", "insufficient", "inadequate", "missed", "offen",
    "fehlt",
    "fehlen", "ausstehend", "geplant", "pendiente", "pendente", "wrong", "untrue", "incorrect",
  ]
  private static let followers: Set<String> = [
    "for", "in", "on", "at", "since", "until", "till", "by", "to", "yet", "and", "with", "due", "because", "again",
    "so", "still", "from", "during", "tests", "noch", "bis", "q1", "q2", "q3", "q4",
  ]
  private static let endings: Set<String> = [
    "failed", "failing", "fails", "missing", "broken", "pending", "disabled", "incomplete", "outstanding", "postponed",
    "yet",
  ]
  /// `no tests failing` denies nothing.
  private static let nothing: Set<String> = ["no", "none", "0", "zero", "nothing", "without", "never", "nobody", "not"]
  private static let failing: Set<String> = ["failed", "fail", "fails", "failing", "broken", "missed"]
  private static let times: Set<String> = [
    "at", "since", "again", "still", "now", "currently", "today", "yesterday", "last", "twice", "during", "because",
    "due",
    "so", "this",
  ]
  /// What a thing does if something fails says nothing of a failure.
  private static let conditions: Set<String> = [
    "if", "when", "whenever", "once", "that", "which", "where", "after", "unless", "on", "for", "of", "any", "all", "a",
    "an", "pages", "page", "alert", "alerts", "retry", "retries", "until", "in", "to", "per", "each", "every", "can",
    "may", "must", "should", "builds", "merges",
  ]
  /// What may be said of something that is there.
  private static let states: Set<String> = [
    "done", "tested", "implemented", "available", "working", "configured", "staffed", "ready", "complete", "completed",
    "enabled", "deployed", "set", "there", "documented", "defined", "assigned", "exercised", "rehearsed", "verified",
    "covered", "place", "vorhanden", "getestet", "fertig",
  ]
  private static let breakdowns = [
    "no longer", "does not work", "doesnt work", "do not work", "dont work", "did not work", "didnt work",
    "does not function", "not working", "not functional", "down since", "out of order", "no and", "no because",
    "no we", "no it", "no not",
  ].map { $0.split(separator: " ").map(String.init) }
}
