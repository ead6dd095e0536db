import Diagnostics
import Markdown
import ReportModel

/// What the sentences of a review that passes say against it, where nothing counts that stands in a sentence.
struct UnheardSentences {
  /// `We must not go live.`
  private(set) var againstLaunch: (text: String, line: Int)?
  /// What somebody who does not agree has to say, and nobody says that it is settled.
  private(set) var dissent: (text: String, line: Int)?
  /// `There is one critical problem: anybody can refund any order.`
  private(set) var ofCritical: (text: String, line: Int)?

  init(in blocks: some Sequence<MarkdownContent.Block>) {
    var isInDissent = false
    for block in blocks where !block.isQuoted {
      if block.headingLevel != nil { isInDissent = VerdictName(block.plain) == .dissent }
      guard isProse(block) else { continue }
      guard let line = block.text.first else { continue }
      let text = block.plain
      if againstLaunch == nil, let sentence = LaunchAdviceText.advice(against: text) {
        againstLaunch = (sentence, line.number)
      }
      if isInDissent, dissent == nil, !NoneText.saysNone(block.plain), !LaunchAdviceText.isSettled(block.plain) {
        dissent = (LaunchAdviceText.split(text).first ?? text, line.number)
      }
      if ofCritical == nil, let sentence = CriticalText.sentence(in: text) { ofCritical = (sentence, line.number) }
    }
  }

  private func isProse(_ block: MarkdownContent.Block) -> Bool {
    switch block.kind {
    case .paragraph, .item(nil, _): !block.text.contains(where: \.isStruck)
    case .item, .heading, .code, .table, .html, .rule: false
    }
  }
}

extension UnheardSentences {
  /// - Parameter verdict: As written; it lets something pass.
  func report(
    _ verdict: String?, findings: [Finding], counts: [Review.StatedCount] = [], in document: Document,
    into log: inout DiagnosticLog
  ) {
    let verdict = verdict ?? "pass"
    if let (text, line) = againstLaunch ?? dissent {
      log.emit(
        Diagnostic(
          .sentenceAgainstLaunch, .warning,
          "the text says \"\(text)\", and the verdict is \"\(verdict)\"",
          help: "Change the verdict, or say in the sentence what has happened since.",
          at: document.location(line: line)))
    }
    let isTold =
      findings.contains { $0.severity == .critical } || counts.contains { $0.severity == .critical && $0.count > 0 }
    if let (text, line) = ofCritical, !isTold {
      log.emit(
        Diagnostic(
          .sentenceOfCritical, .warning,
          "the text says \"\(text)\", and no finding is critical",
          help: "Write it as a finding, `### Title (CRITICAL)`, with its status.",
          at: document.location(line: line)))
    }
  }
}

extension Diagnostic.ID {
  static let sentenceAgainstLaunch: Self = "review.speaks-against-launch"
  static let sentenceOfCritical: Self = "review.critical-in-sentence"
}
