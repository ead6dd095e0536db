import Markdown
import ReportModel

/// What stands in quotation marks of Markdown: somebody else's words, unless it is an alert or a finding.
extension FindingReader {
  /// A heading below one for findings that says how grave it is, and what follows it in the same quotation.
  mutating func takesQuoted(_ block: MarkdownContent.Block) -> Bool {
    guard block.headingLevel != nil, let line = block.text.first else { return quotesFinding }
    quotesFinding = isInFindings && FindingTitle(line).severity != nil
    return quotesFinding
  }

  /// An update below a finding may say that it is open again, or that it is over; that it is, only one that calls itself so.
  mutating func readQuotation(_ block: MarkdownContent.Block) {
    for line in block.text {
      if ClosingText.reopens(line.text) {
        told.addState(Field(name: "Update", value: line.text, line: line.number))
      } else if let field = keyValue(line), foldedWords(field.name).first == "update",
        case let said = withoutStop(field.value), ClosingText.closesFinding(said)
      {
        told.addState(Field(name: "Status", value: said, line: line.number))
      }
    }
  }
}

extension ArraySlice<MarkdownContent.Block> {
  /// With the alerts (`> [!CAUTION]`) as what the author says himself.
  var withOwnAlerts: ArraySlice<MarkdownContent.Block> {
    guard contains(where: \.opensAlert) else { return self }
    var isAlert = false
    return map { block in
      isAlert = block.isQuoted && (isAlert || block.opensAlert)
      guard isAlert else { return block }
      var own = block
      own.isQuoted = false
      if block.opensAlert { own.text.removeFirst() }
      return own
    }[...]
  }
}

extension MarkdownContent.Block {
  fileprivate var opensAlert: Bool { isQuoted && text.first?.text.hasBytePrefix("[!") ?? false }
}
