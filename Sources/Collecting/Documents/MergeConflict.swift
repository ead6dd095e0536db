import Diagnostics
import Markdown
import ReportModel

/// What git leaves in a file that two people changed: both texts, between lines of seven signs, until somebody chooses.
///
/// Nobody can tell which of the two holds, so that nothing in such a document lets anything pass.
struct MergeConflict: Hashable, Sendable {
  /// 1-based; where the first of the two begins.
  var line: Int

  /// - Parameter samples: The lines of code, where a conflict is an example. It is one only where it begins outside of them:
  ///   a fence of one text may well hide where the other ends.
  init?(in text: DocumentText, outside samples: [ClosedRange<Int>]) {
    var (begun, isParted, sample): (Int?, Bool, Int) = (nil, false, 0)
    for number in 0..<text.lineCount {
      guard let sign = text.utf8[text.lineStarts[number]...].first, Self.signs.contains(sign) else { continue }
      let line = text.line(number + 1)
      guard Self.isMark(line, of: sign) else { continue }
      switch sign {
      case UInt8(ascii: "<"):
        while sample < samples.count, samples[sample].upperBound < number + 1 { sample += 1 }
        let isSample = sample < samples.count && samples[sample].contains(number + 1)
        if begun == nil, !isSample { begun = number + 1 }
      case UInt8(ascii: "="): isParted = begun != nil
      default:
        guard let begun, isParted else { continue }
        self.line = begun
        return
      }
    }
    return nil
  }

  private static let signs = Array("<=>".utf8)

  /// Seven of a sign and no eighth; behind them, after a blank, the name of a branch, but behind the sign between the two.
  private static func isMark(_ line: ArraySlice<UInt8>, of sign: UInt8) -> Bool {
    guard line.prefix(while: { $0 == sign }).count == 7 else { return false }
    let rest = line.dropFirst(7)
    return sign == UInt8(ascii: "=") ? rest.allSatisfy { $0 <= 0x20 } : rest.first.map { $0 <= 0x20 } ?? true
  }
}

extension MarkdownContent {
  /// The lines of code, in order.
  var samples: [ClosedRange<Int>] {
    blocks.compactMap { block in
      if case .code = block.kind { block.firstLine...max(block.firstLine, block.lastLine) } else { nil }
    }
  }
}

extension Record {
  /// The same where the document holds two texts: its verdict is not recognised, its ticks are no answers, and it waives nothing.
  func withoutWord() -> Record {
    var record = self
    switch details {
    case .review(var review):
      if review.verdict.letsPass { review.verdict = .unrecognised }
      for index in review.checklist.indices { review.checklist[index].takeBackTick() }
      record.details = .review(review)
    case .certificate(var certificate):
      if certificate.verdict?.letsPass ?? false { certificate.verdict = .unrecognised }
      record.details = .certificate(certificate)
    case .checklist(var checklist):
      for index in checklist.items.indices { checklist.items[index].takeBackTick() }
      record.details = .checklist(checklist)
    case .waiver(var waiver):
      waiver.isOutOfForce = true
      record.details = .waiver(waiver)
    default: break
    }
    return record
  }
}

extension Diagnostic {
  static func conflict(at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .documentConflict, .warning, "an unresolved merge conflict begins here, so nothing in the document passes",
      help: "Keep one of the two texts, and remove the lines of `<<<<<<<`, `=======` and `>>>>>>>`.", at: place)
  }
}

extension Diagnostic.ID {
  static let documentConflict: Self = "document.conflict"
}
