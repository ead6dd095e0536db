import ReportModel

/// What a recommendation, a conclusion or a status amounts to, where it is about the launch: other things are put off, too.
enum LaunchAdviceText {
  /// A refusal, or a yes that depends on something; `nil` for all else, a plain yes among it.
  static func verdict(in text: String) -> Review.Verdict? {
    let sentences = sentences(of: StandingText.read(text))
    if refuses(sentences) || sentences.contains(where: isBareRefusal) { return .fail }
    return sentences.contains(where: depends) || sentences.contains(where: asks) ? .conditional : nil
  }

  /// `Changes requested`: all that stands there.
  static func asksForChanges(_ text: String) -> Bool { sentences(of: StandingText.read(text)).contains(where: asks) }

  private static func asks(_ clauses: [[String]]) -> Bool {
    clauses.first.map { clause in asking.contains { isAlone($0, in: clause) } } ?? false
  }

  /// Nothing behind it, or until when.
  private static func isAlone(_ phrase: [String], in clause: [String]) -> Bool {
    let rest = clause.dropFirst(phrase.count)
    return clause.starts(with: phrase) && (rest.first.map { ["until", "before", "yet"].contains($0) } ?? true)
  }

  /// Whether it refuses in words that are about a launch: `Do not launch until the key is rotated`, `Hold the release`.
  static func refusesLaunch(_ text: String) -> Bool { refuses(sentences(of: StandingText.read(text))) }

  /// `Block`, `Hold`: nothing but what is to be done with something.
  static func isVerb(_ text: String) -> Bool {
    let clauses = VerdictText.clauses(of: StandingText.read(text))
    return clauses.count == 1 && clauses[0].count == 1 && holding.contains(clauses[0][0])
  }

  /// `NOT READY – 2 blockers`, `NO-GO for production`; not `No-go criteria`.
  static func isRefusal(_ text: String) -> Bool {
    guard let said = VerdictText.clauses(of: StandingText.read(text)).first else { return false }
    return refusals.contains { phrase in
      said.starts(with: phrase)
        && said.dropFirst(phrase.count).allSatisfy {
          ["for", "the", "to", "yet"].contains($0) || launches.contains([$0])
        }
    }
  }

  /// `BLOCK LAUNCH`, `Launch blocked`: a refusal of at most four words that is about a launch.
  static func isOrder(_ text: String) -> Bool {
    guard let said = VerdictText.clauses(of: StandingText.read(text)).first, said.count < 5 else { return false }
    if refusesLaunch(text) { return true }
    return launches.contains { launch in
      said.starts(with: launch) && said.count == launch.count + 1 && said.last.map(bare.contains) ?? false
    }
  }

  /// The sentence in which a text speaks against the launch where it need not be about it: `We must not go live.`, `I recommend
  /// against launching.`; not `Do not deploy without approval`, nor what was so once or is quoted.
  static func advice(against text: String) -> String? {
    guard mayAdvise(text) else { return nil }
    let sentences = split(StandingText.read(text))
    return sentences.indices.first { index in
      advisesAgainst(sentences[index]) && !ClosingText.closes(sentence: index, of: sentences)
    }.map { sentences[$0] }
  }

  /// The sentence in which a text that tells of a dissent still does: `I would not ship this.`; not `Omar would not launch then,
  /// and agreed on 2026-11-20.`
  static func objection(in text: String) -> String? {
    if let sentence = advice(against: text) { return sentence }
    let sentences = split(StandingText.read(text))
    guard !isSettled(text) else { return nil }
    return sentences.first { sentence in
      VerdictText.clauses(of: sentence).contains { clause in
        guard nobody.isDisjoint(with: clause) else { return false }
        return clause.indices.contains { start in
          objections.contains { phrase in
            clause[start...].starts(with: phrase) && isOfWhole(clause[(start + phrase.count)...])
          }
        }
      }
    }
  }

  /// Whether a text about a dissent says that it is over, or that there is none.
  static func isSettled(_ text: String) -> Bool { !agreed.union(["nobody"]).isDisjoint(with: foldedWords(text)) }

  /// Nothing behind it, or what is launched or decided: `with the launch`; not `with the names of the modules`.
  private static func isOfWhole(_ rest: ArraySlice<String>) -> Bool {
    let thing = rest.drop { ["with", "the", "this", "to", "on", "that", "a"].contains($0) }
    guard let first = thing.first else { return true }
    return launches.contains { thing.starts(with: $0) } || wholes.contains(first) || times.contains(first)
      || ["verdict", "decision", "approval", "go", "majority", "board"].contains(first)
  }

  /// Few texts name a launch beside a denial, and it is cheap to look for.
  private static func mayAdvise(_ text: String) -> Bool {
    text.utf8.count < 2000 && stems.contains(where: text.containsFolded)
      && denials.contains(where: text.containsFolded)
  }

  private static func advisesAgainst(_ sentence: String) -> Bool {
    let clauses = VerdictText.clauses(of: sentence)
    guard let first = clauses.first, !quotes.contains(where: sentence.containsBytes),
      Set(clauses.joined()).isDisjoint(with: elsewhen)
    else { return false }
    let said = first.drop { askers.contains($0) || subjects.contains($0) }
    if isAgainst(said) { return true }
    if refusals.contains(where: { said.starts(with: $0) }), said.count < first.count {
      return namesWhole(first)
    }
    if let phrase = withheld.first(where: { said.starts(with: $0) }) {
      return isUnlimited(said.dropFirst(phrase.count))
    }
    if let verb = said.first, holding.contains(verb) { return refuses(said) }
    return clauses.contains { isUnready($0) && namesWhole($0) }
  }

  /// `against launching`, `against a release`.
  private static func isAgainst(_ said: ArraySlice<String>) -> Bool {
    let rest = said.dropFirst().drop { ["a", "the", "this", "any"].contains($0) }
    return said.first == "against" && launching.contains { rest.starts(with: $0) }
  }

  /// The words up to the verb name what is launched.
  private static func namesWhole(_ clause: [String]) -> Bool {
    clause.prefix { !["is", "are", "isnt", "arent", "not"].contains($0) }.last.map(wholes.contains) ?? false
  }

  /// Nothing behind it, or until when; `to production manually` only tells how.
  private static func isUnlimited(_ words: ArraySlice<String>) -> Bool {
    let rest =
      objects.first { words.starts(with: $0) && !times.contains($0[0]) }.map { words.dropFirst($0.count) } ?? words
    guard let first = rest.first else { return true }
    return times.contains(first) && rest.dropFirst().first.map { !$0.utf8.allSatisfy { $0 < 0x3A } } ?? true
  }

  /// `🔴 NO-GO - 59 blockers remain`, `Not ready for production`: a state that only a launch has.
  static func isOfLaunch(_ status: String) -> Bool {
    guard let said = VerdictText.clauses(of: StandingText.read(status)).first else { return false }
    return ["no go", "nogo", "not ready", "not production ready", "not launch ready"].contains {
      said.starts(with: foldedWords($0))
    }
  }

  /// `✅ Production ready`, `READY FOR LAUNCH`: a yes that only a launch has; `Accepted` and `Ready` may be said of the text.
  static func saysReady(_ text: String) -> Bool {
    guard let said = VerdictText.clauses(of: StandingText.read(text)).first else { return false }
    return launchReady.contains { said.drop { $0 == "fully" }.starts(with: $0) }
  }

  private static func refuses(_ sentences: [[[String]]]) -> Bool {
    sentences.indices.contains { index in
      refuses(sentences[index], before: sentences[(index + 1)...].first?.first ?? [])
    }
  }

  private static func refuses(_ clauses: [[String]], before next: [String]) -> Bool {
    guard let first = clauses.first else { return false }
    return [first.drop(while: askers.contains), first.drop { askers.contains($0) || subjects.contains($0) }].contains {
      refuses($0)
    } || clauses.contains { isUnready($0) && !isApart($0, before: next) }
  }

  private static func refuses(_ said: ArraySlice<String>) -> Bool {
    if refusals.contains(where: { said.starts(with: $0) }) || isAgainst(said) { return true }
    if let phrase = withheld.first(where: { said.starts(with: $0) }) {
      // "Do not deploy on Fridays" refuses nothing.
      let rest = said.dropFirst(phrase.count)
      return rest.isEmpty || objects.contains { rest.starts(with: $0) }
    }
    guard let first = said.first, holding.contains(first) else { return false }
    let rest = said.dropFirst().drop { ["off", "back", "on", "of", "for", "the", "this"].contains($0) }
    return launches.contains { rest.starts(with: $0) && !isPartial(rest.dropFirst($0.count)) }
  }

  /// `Hold the rollout at 10 % for a day`, `Hold the release branch open`.
  private static func isPartial(_ rest: ArraySlice<String>) -> Bool {
    if rest.first == "branch" { return true }
    guard rest.first == "at", let share = rest.dropFirst().first else { return false }
    return Int(share.utf8.prefix { $0 != UInt8(ascii: "%") }.withText).map { $0 > 0 } ?? false
  }

  /// `The mobile app is not ready; it is reviewed separately`, `v1 is not ready and will be retired`: of what is named and
  /// told to go its own way, unless that is the service.
  private static func isApart(_ clause: [String], before next: [String]) -> Bool {
    let name = clause.prefix { !["is", "are", "isnt", "arent"].contains($0) }
    guard let last = name.last, !wholes.contains(last), last != "app" || name.count > 2 else { return false }
    let isTold = next.first.map { ["it", "they", "that", "this", "which"].contains($0) } ?? false
    return !apart.isDisjoint(with: clause) || isTold && !apart.isDisjoint(with: next)
  }

  /// `FAILED`, `❌ No`, `Hold for now`: all that stands there.
  private static func isBareRefusal(_ clauses: [[String]]) -> Bool {
    guard let first = clauses.first else { return false }
    if refusing.contains(where: { isAlone($0, in: first) }) { return true }
    let said = first.drop { askers.contains($0) || subjects.contains($0) }
    guard let word = said.first, holding.contains(word) || bare.contains(word) else { return false }
    let rest = said.dropFirst().drop {
      ["for", "now", "yet", "on", "hold", "at", "this", "time", "moment", "the"].contains($0)
    }
    return rest.isEmpty || rest.first == "until"
  }

  /// `the checkout service is not yet ready for production`.
  private static func isUnready(_ clause: [String]) -> Bool {
    clause.indices.contains { start in
      let said = clause[start...]
      guard let first = said.first, ["is", "are", "isnt", "arent"].contains(first) else { return false }
      let isShort = first.utf8.count > 3
      guard isShort || said.dropFirst().first == "not" else { return false }
      let rest = said.dropFirst(isShort ? 1 : 2).drop { ["yet", "currently", "considered"].contains($0) }
      guard let phrase = readiness.first(where: { rest.starts(with: $0) }) else { return false }
      let behind = rest.dropFirst(phrase.count).drop { ["for", "to", "the", "be"].contains($0) }
      return behind.isEmpty || launches.contains { behind.starts(with: $0) }
    }
  }

  /// `GO WITH CONDITIONS`, `Launch only after the drill`.
  private static func depends(_ clauses: [[String]]) -> Bool {
    let clauses = clauses.map { VerdictText.withoutDenied(SettledText.removed(from: $0)) }
    guard let first = clauses.first, case let said = first.drop(while: askers.contains), let word = said.first,
      yes.contains(word)
    else { return false }
    if word.hasBytePrefix("conditional") { return true }
    let isHeld = said.contains { provisos.contains($0) || conditions.contains($0) }
    return isHeld
      || clauses.dropFirst().contains { clause in
        clause.first.map(provisos.contains) ?? false || clause.contains(where: conditions.contains)
      }
  }

  private static func sentences(of text: String) -> [[[String]]] { split(text).map { VerdictText.clauses(of: $0) } }

  static func split(_ text: String) -> [String] {
    var sentences: [String] = []
    var sentence: [Substring.UTF8View] = []
    for word in text.utf8.split(separator: 0x20) {
      sentence.append(word)
      guard let last = word.last, ".!;".utf8.contains(last) else { continue }
      sentences.append(sentence.map(\.withText).joined(separator: " "))
      sentence = []
    }
    if !sentence.isEmpty { sentences.append(sentence.map(\.withText).joined(separator: " ")) }
    return sentences
  }

  static var understood: [Understanding.Row] {
    let held = ["the launch", "the release", "the go-live"].map { "hold \($0)" }
    return [
      .init("Recommendation that refuses, whatever the verdict: begins with", said(refusals + withheld) + held),
      .init("State or conclusion that lets pass, where nothing is called a verdict: begins with", said(launchReady)),
      .init("Not ready, and nothing about the launch, where it is told to be", apart.sorted(by: byBytes)),
      .init("Recommendation that refuses, whatever the verdict: against", said(launching)),
      .init("Sentence against the launch, not with", elsewhen.sorted(by: byBytes)),
      .init("Recommendation that refuses, alone or until something", said(refusing)),
      .init("Recommendation that asks for changes, alone", said(asking)),
      .init("Dissent, of the launch or alone", said(objections)),
      .init("Dissent, settled with", agreed.sorted(by: byBytes)),
      .init("Recommendation that refuses, alone", holding.union(bare).sorted(by: byBytes)),
      .init("Recommendation that depends on something: a yes, and", provisos.union(conditions).sorted(by: byBytes)),
    ]
  }

  private static func said(_ phrases: [[String]]) -> [String] { phrases.map { $0.joined(separator: " ") } }

  private static let askers: Set<String> = [
    "i", "we", "please", "strongly", "recommend", "recommended", "to", "is", "our", "a", "an", "therefore", "it",
  ]
  private static let subjects: Set<String> = [
    "the", "this", "service", "system", "application", "app", "platform", "product", "release", "launch", "deployment",
    "are", "currently", "now", "overall", "status", "verdict", "recommendation", "be", "must", "should",
  ]
  private static let refusals = phrases(
    "no go", "nogo", "not ready", "not yet ready", "not recommended", "rejected", "not approved", "unready", "no ship",
    "not certified", "not production ready", "not launch ready", "not fit for production", "not safe to launch",
    "no apto", "no apta", "no listo", "no lista", "no está listo", "no está lista", "no es apto", "no es apta",
    "não pronto", "não pronta", "não está pronto", "não está pronta", "não apto", "não está apto")
  private static let launchReady = phrases(
    "production ready", "launch ready", "ready for production", "ready for prod", "ready for launch",
    "ready for release", "ready for go live", "ready for deployment", "ready to launch", "ready to ship",
    "ready to deploy", "ready to go live", "approved for production", "approved for launch", "approved for release",
    "apto para producción", "apta para producción", "listo para producción", "lista para producción",
    "pronto para produção", "pronta para produção")
  private static let withheld =
    ["do not", "dont", "must not", "should not", "shouldnt", "cannot", "not to", "not"].flatMap {
      denial in
      ["launch", "ship", "release", "deploy", "approve", "proceed", "go live", "go to production", "roll out"]
        .map { foldedWords("\(denial) \($0)") }
    } + ["launched", "released", "deployed", "shipped"].map { foldedWords("not be \($0)") }
  private static let objects = phrases(
    "until", "before", "yet", "now", "this", "it", "without", "unless", "as", "to production", "to prod",
    "into production", "in production", "the service", "the release", "the launch", "for production", "with")
  private static let stems = [
    "ready", "launch", "release", "deploy", "production", "go live", "go-live", "ship", "proceed",
  ]
  private static let denials = ["not", "n't", "n\u{2019}t", "against", "hold", "block", "postpone", "delay", "stop"]
  private static let quotes = ["\"", "\u{201C}", "\u{201E}", "\u{AB}"]
  /// Of another time, or of what would be.
  private static let elsewhen: Set<String> = [
    "was", "were", "had", "if", "unless", "when", "whenever", "would", "previous", "previously", "earlier", "happened",
    "did", "example", "without",
  ]
  private static let launching = phrases(
    "launching", "releasing", "deploying", "shipping", "going live", "proceeding", "launch", "release", "go live",
    "deployment")
  private static let refusing = phrases(
    "do not merge", "dont merge", "not mergeable", "rework required", "needs rework", "requires rework",
    "rework needed", "revise and resubmit", "ko", "nok", "nack", "insufficient", "inadequate", "unsatisfactory",
    "non compliant",
    "noncompliant", "not compliant")
  private static let asking = phrases(
    "changes requested", "request changes", "requesting changes", "changes required", "needs changes", "needs revision",
    "revise", "revision required", "major revision", "major revisions", "minor revisions", "needs work")
  private static let objections =
    phrases(
      "disagree", "disagrees", "do not agree", "does not agree", "dont agree", "doesnt agree", "i object", "we object",
      "objects", "cannot support", "do not support", "does not support", "vote no", "votes no", "vote against",
      "votes against")
    + ["would not", "wouldnt", "will not", "cannot"].flatMap { denial in
      ["ship", "launch", "release", "deploy", "approve", "go live", "sign", "sign off"].map {
        foldedWords("\(denial) \($0)")
      }
    }
  private static let agreed: Set<String> = [
    "agrees", "agreed", "withdrew", "withdrawn", "resolved", "settled", "satisfied", "later", "convinced",
  ]
  private static let nobody: Set<String> = ["nobody", "none", "neither", "if", "unless", "was", "were", "had"]
  private static let times: Set<String> = ["until", "before", "yet", "now", "as", "because", "while", "since"]
  private static let holding: Set<String> = [
    "hold", "block", "postpone", "delay", "defer", "reject", "stop", "halt", "cancel", "pause", "veto", "abort",
  ]
  private static let launches = phrases(
    "launch", "release", "go live", "golive", "deployment", "rollout", "roll out", "production", "prod", "ship",
    "released", "launched", "deployed", "deploy")
  /// As all that stands there.
  private static let bare: Set<String> = [
    "no", "fail", "failed", "failing", "blocked", "held", "postponed", "delayed", "deferred", "declined", "denied",
    "vetoed", "refused", "cancelled", "canceled", "red", "rejected", "unacceptable",
  ]
  /// What is launched, by whatever name it is called.
  private static let wholes: Set<String> = [
    "application", "deployment", "everything", "it", "launch", "platform", "product", "release", "service", "system",
    "that", "they", "this", "we",
  ]
  private static let apart: Set<String> = ["decommissioned", "retired", "separate", "separately"]
  private static let readiness = phrases("ready", "production ready", "launch ready", "fit", "safe", "approved")
  private static let yes: Set<String> = [
    "go", "approve", "approved", "launch", "proceed", "release", "ship", "deploy", "accept", "accepted",
    "conditional", "conditionally", "pass",
  ]
  private static let provisos: Set<String> = [
    "if", "once", "only", "unless", "provided", "subject", "pending", "assuming", "except",
  ]
  private static let conditions: Set<String> = ["condition", "conditions", "conditional", "conditionally"]
}

private func phrases(_ texts: String...) -> [[String]] { texts.map { foldedWords($0) } }
