import Markdown
import ReportModel

/// Where a review says that it is not finished, counts no more, or is about another place than production: in its head, its
/// title, a banner above it, or a sentence about itself.
struct ReviewWithdrawal {
  let title: MarkdownContent.Line
  let header: HeaderFields
  let blocks: ArraySlice<MarkdownContent.Block>
  /// That of the document, where it is about this review.
  let front: FrontMatter?

  func find() -> Field? { status ?? flag ?? date ?? titled ?? banner ?? RevocationText.sentence(in: blocks) }

  /// `status: withdrawn`.
  private var status: Field? {
    header.values(Record.statusNames).first {
      VerdictText.withholds($0.value) || LaunchAdviceText.verdict(in: $0.value) == .fail
    }
  }

  /// `draft: true`, `superseded_by: r7.md`, `environment: staging`.
  private var flag: Field? {
    guard let front else { return nil }
    let own = front.entries.lazy.map { Field(name: $0.key, value: $0.value.shown, line: $0.keyLine) }.first { field in
      let name = foldedWords(field.name).joined(separator: " ")
      return Self.places.contains(name) && RevocationText.isElsewhere(field.value)
        || Self.flags.contains(name) && WithdrawalFields.saysSo(field.value)
    }
    return own ?? WithdrawalFields.first(in: front)
  }

  /// `planned for 2026-11-28`, `2026-11-25 (draft)`.
  private var date: Field? {
    header.values(Record.dateNames).first { field in
      VerdictText.withholds(field.value) || Self.isAhead(field.value)
    }
  }

  /// `planned for 2026-11-28`, `2026-11-28 (planned)`; not `2026-11-20, as scheduled` or `2026-11-20 (planned follow-up)`.
  private static func isAhead(_ date: String) -> Bool {
    let clauses = VerdictText.clauses(of: date)
    let before = clauses.flatMap { $0 }.prefix { !isOfDate($0) }
    if before.contains(where: ahead.contains), !before.contains("as") { return true }
    return clauses.contains { clause in
      let said = clause.drop { isOfDate($0) || $0 == "still" }
      return said.first.map(ahead.contains) ?? false
        && said.dropFirst().first.map { ["by", "date", "day", "for"].contains($0) } ?? true
    }
  }

  private static func isOfDate(_ word: String) -> Bool { RevocationText.isTime(word) || word == "utc" }

  /// `[DRAFT] Checkout: security review`, `Security Review Template`, `Example: review of Checkout`.
  private var titled: Field? {
    let words = foldedWords(title.text)
    let isMarked = VerdictText.isWithheld(Self.marked(title.text))
    let isForm = Self.isForm(title.text)
    let name = title.text.offset(ofByte: UInt8(ascii: ":")).map { foldedWords(title.text.utf8.prefix($0).withText) }
    let isSample =
      words.first.map(Self.samples.contains) ?? false
      && (name.map { $0.count == 1 || $0.last.map(Self.reviews.contains) ?? false } ?? !Self.isOfSamples(words))
    return isMarked || isForm || isSample ? Field(name: "title", value: title.text, line: title.number) : nil
  }

  /// `Sample rate limiter review` is about a thing with such a name, `Sample security review` is none.
  private static func isOfSamples(_ words: [String]) -> Bool {
    guard words.first == "sample" else { return false }
    return !words.dropFirst().prefix { !reviews.contains($0) }.allSatisfy {
      kinds.contains($0) || !ReviewTitle.topics(of: [$0]).isEmpty
    }
  }

  /// `Security Review Template`, `Security Review Plan for Mill`, `Security Review: Draft`; not `Review Template Engine`.
  private static func isForm(_ title: String) -> Bool {
    let parts = parts(of: title)
    let isOwn = parts.contains { words in
      words.indices.dropFirst().contains { index in
        let next = words[(index + 1)...].first
        return reviews.contains(words[index - 1]) && forms.contains(words[index])
          && next.map { ["for", "of"].contains($0) || isMarker($0) } ?? true
      }
    }
    return isOwn
      || zip(parts, parts.dropFirst()).contains { part, next in
        let said = next.filter { !isMarker($0) }
        return part.last.map(reviews.contains) ?? false && said.count == 1 && forms.contains(said[0])
      }
  }

  /// The words between colons, dashes and brackets.
  private static func parts(of title: String) -> [[String]] {
    var parts: [[String]] = [[]]
    for word in title.utf8.split(separator: 0x20).map(\.withText) {
      let isDash = ["-", "\u{2013}", "\u{2014}", "|"].contains(word)
      let opens = word.utf8.first.map("([".utf8.contains) ?? false
      if isDash || opens { parts.append([]) }
      parts[parts.count - 1] += foldedWords(word).filter { word in word.utf8.contains { $0 < 0x80 } }
      if word.utf8.last.map({ ":)]".utf8.contains($0) }) ?? false { parts.append([]) }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// What stands in brackets.
  private static func marked(_ text: String) -> String {
    let inner = text.utf8.drop { !"[(".utf8.contains($0) }.dropFirst()
    return inner.prefix { !"])".utf8.contains($0) }.withText
  }

  /// What stands before the first section, and in no quotation.
  ///
  /// Inlined, it makes the optimiser of Swift 6.3 fail on its caller.
  private var headLines: [MarkdownContent.Line] {
    @inline(never) get {
      var lines: [MarkdownContent.Line] = []
      for block in blocks where !block.isQuoted {
        if let level = block.headingLevel {
          if level > 1 { break }
        } else if block.depth == 0 {
          lines += block.text
        }
      }
      return lines
    }
  }

  /// `> ⚠️ **DRAFT**`, `> **Superseded by** the review of 25 Nov`; other quotations may begin with such a word.
  private var banner: Field? {
    let own = headLines
    return (blocks.filter(\.isQuoted).flatMap(\.text) + own).first { line in
      let words = foldedWords(line.text).drop { word in word.utf8.allSatisfy { $0 >= 0x80 } }
      guard !line.isStruck, let word = words.first else { return false }
      if Self.saysOver(words) { return true }
      // Sentences of the head may begin with any word.
      guard Self.banners.contains(word), !own.contains(line) || Self.endings.contains(word) else { return false }
      if Self.isOfItself(words) { return true }
      guard let (name, value) = labelledValue(line), !value.isEmpty else {
        return Self.isAlone(VerdictText.clauses(of: line.text).first?.dropFirst() ?? [])
      }
      return Self.isAlone(foldedWords(name).filter { $0.utf8.contains { $0 < 0x80 } }.dropFirst())
        && (word == "draft" || foldedWords(name).last == "by"
          ? !RevocationText.isDenial(value) : Self.isValue(value, of: word))
    }.map { Field(name: "banner", value: $0.text, line: $0.number) }
  }

  /// `This review is outdated`, `This document has been superseded by r7`.
  private static func saysOver(_ words: ArraySlice<String>) -> Bool {
    guard words.first == "this", let thing = words.dropFirst().first, reviews.contains(thing) || itself.contains(thing)
    else { return false }
    let said = words.dropFirst(2).drop { ["is", "has", "been", "was", "now"].contains($0) }
    return said.first.map(endings.contains) ?? false && said.startIndex > words.startIndex + 2
  }

  /// `Outdated: this review is from May`.
  private static func isOfItself(_ words: ArraySlice<String>) -> Bool {
    zip(words, words.dropFirst()).contains { $0 == "this" && (reviews.contains($1) || itself.contains($1)) }
  }

  /// Behind the word of a banner: nothing, by what, since when, or what it is a draft of.
  private static func isAlone(_ rest: ArraySlice<String>) -> Bool {
    guard let first = rest.first else { return true }
    if ["on", "since", "as"].contains(first) {
      return rest.dropFirst().first { $0 != "of" }.map(RevocationText.isTime) ?? true
    }
    return first == "by" || first == "see" || isMarker(first) || RevocationText.isTime(first)
      || rest.allSatisfy { reviews.contains($0) || itself.contains($0) || $0 == "only" }
  }

  /// `2026-11-25`, `by r7`, `do not use`; `the SOAP API is not covered` is about something else.
  private static func isValue(_ value: String, of banner: String) -> Bool {
    let words = foldedWords(value)
    guard let first = words.first else { return false }
    // The name of what came after it, which is often a link.
    if ["obsolete", "outdated", "superseded"].contains(banner), !value.containsByte(0x20) {
      return !RevocationText.isDenial(value)
    }
    return RevocationText.isTime(first) || isMarker(first) || ["by", "see", "yes", "true"].contains(first)
      || ["not", "do", "dont", "please"].contains(first)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Not or no more a review: front matter", flags.sorted(by: byBytes)),
      .init("Not or no more a review: a quotation that begins with", banners.sorted(by: byBytes)),
      .init("Not or no more a review: title that begins with", samples.sorted(by: byBytes)),
      .init("Not or no more a review: title with one of them behind the word for a review", forms.sorted(by: byBytes)),
      .init("Field: place, which withholds it where that is another than production", places.sorted(by: byBytes)),
    ] + WithdrawalFields.understood
  }

  private static let flags: Set<String> = ["blockers"]
  private static let places: Set<String> = ["environment", "environments", "scope", "valid for", "applies to"]
  private static let ahead: Set<String> = ["planned", "scheduled", "expected", "tentative"]
  private static let samples: Set<String> = ["draft", "example", "sample"]
  private static let reviews: Set<String> = ["review", "audit", "assessment"]
  private static let forms: Set<String> = ["draft", "template", "example", "sample", "plan"]
  /// Beside what a sample is of.
  private static let kinds: Set<String> = ["annual", "final", "production", "release", "strategy"]
  private static let itself: Set<String> = ["approval", "copy", "decision", "document", "report", "verdict", "version"]
  private static let endings: Set<String> = [
    "superseded", "withdrawn", "obsolete", "outdated", "deprecated", "revoked", "expired", "retracted", "archived",
    "historical",
  ]
  private static let banners: Set<String> = endings.union(["draft", "template", "example"])
}
