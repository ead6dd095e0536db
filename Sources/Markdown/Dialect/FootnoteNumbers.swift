/// Which footnote a reference means, and the how-manyeth reference to it this is; both 1-based.
struct FootnoteReference: Hashable {
  var number: Int
  var occurrence: Int
}

/// Numbers footnotes in the order in which a document refers to them.
struct FootnoteNumbers {
  private let labels: [[UInt8]: Int]
  private var numbers: [Int: Int] = [:]
  /// The definitions by number, and how often each was referred to.
  private(set) var used: [(definition: Int, count: Int)] = []

  /// - Parameter labels: See ``FootnoteDefinitions/labels``.
  init(labels: [[UInt8]: Int]) { self.labels = labels }

  /// The reference `[^label]` that begins at `index`; `nil` when nothing is defined under that label.
  mutating func reference(at index: Int, in bytes: [UInt8]) -> (Range<Int>, FootnoteReference)? {
    guard !labels.isEmpty, bytes[index...].starts(with: "[^".utf8) else { return nil }
    let label = bytes[(index + 2)...].prefix(101).prefix { $0 > 0x20 && $0 != UInt8(ascii: "]") }
    guard label.endIndex < bytes.count, bytes[label.endIndex] == UInt8(ascii: "]"),
      let definition = labels[FootnoteDefinitions.folded(label)]
    else { return nil }
    let number = numbers[definition] ?? used.count + 1
    if number > used.count {
      numbers[definition] = number
      used.append((definition, 0))
    }
    used[number - 1].count += 1
    return (index..<(label.endIndex + 1), FootnoteReference(number: number, occurrence: used[number - 1].count))
  }
}
