import Markdown
import ReportModel

/// Headings above what shows how to write something: nothing below them is a record.
enum SampleHeading {
  /// `Example SLOs`, `Entry template`, `Example: checkout`; not `Sample rate is too low`, `Rework the email template`.
  static func isOne(_ heading: String) -> Bool {
    let title = withoutNumber(withoutLeadingMark(heading))
    let words = foldedWords(title.lowercased())
    guard let first = words.first, let last = words.last else { return false }
    let isCalled = title.utf8.dropFirst(first.utf8.count).first == UInt8(ascii: ":")
    if samples.contains(first), isCalled || words.dropFirst().allSatisfy(isOfKind) { return true }
    return samples.contains(last) && words.dropLast().allSatisfy(isOfKind)
  }

  private static func isOfKind(_ word: String) -> Bool { kinds.contains(word) || Int(word) != nil }

  static var understood: [Understanding.Row] {
    [
      .init("Headings of samples, which are no records: a word", samples.sorted(by: byBytes)),
      .init("Headings of samples: what else they hold, if anything", kinds.sorted(by: byBytes)),
    ]
  }

  private static let samples: Set<String> = [
    "example", "examples", "sample", "samples", "template", "templates", "beispiel", "beispiele", "vorlage", "ejemplo",
    "ejemplos", "plantilla", "exemplo", "exemplos", "exemple", "exemples", "приклад", "приклади", "шаблон", "пример",
    "примеры",
  ]
  private static let kinds: Set<String> = [
    "slo", "slos", "sli", "slis", "service", "level", "objective", "objectives", "target", "targets", "debt", "debts",
    "technical", "tech", "item", "items", "entry", "entries", "register", "registry", "table", "row", "rows", "record",
    "records", "log", "document", "definition", "definitions", "report", "format", "the", "a", "an", "of", "for", "new",
    "and", "with", "de", "для",
  ]
}

extension Document {
  /// The blocks below headings of samples.
  var sampleBlocks: Set<Int> { Set(sections.filter { SampleHeading.isOne($0.title) }.flatMap(\.blocks)) }
}
