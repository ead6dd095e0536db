/// What a document may not exceed, so that parsing it stays linear.
///
/// libcmark 0.30.2 is quadratic on runs of container markers (CVE-2023-24824) and on `![` (CVE-2023-22486); the numbers keep
/// both below 0.1 s per MiB. A document beyond a limit is shown as text, with the limit that it broke, and never cut in silence.
public enum InputLimit: Hashable, Sendable {
  case size, containerMarkers, indentation, imageOpeners, lineLength, tableCells, headings, depth

  /// A phrase that completes "not rendered as Markdown: it has ...".
  public var description: String {
    switch self {
    case .size: "more than \(InputLimit.maximumSize / 1_048_576) MiB"
    case .containerMarkers: "a line nested deeper than \(InputLimit.maximumLevels) levels"
    case .indentation: "a line indented by more than \(InputLimit.maximumIndentation) columns"
    case .imageOpeners: "more than \(InputLimit.maximumImageOpeners) image openers"
    case .lineLength: "a line longer than \(InputLimit.maximumLineLength / 1024) KiB"
    case .tableCells: "more than \(InputLimit.maximumPipes) pipes, as between a table's cells"
    case .headings: "more than \(InputLimit.maximumHeadings) headings"
    case .depth: "markup nested deeper than \(InputLimit.maximumDepth) levels"
    }
  }

  static let maximumSize = 1 << 20
  static let maximumLevels = 32
  static let maximumIndentation = 256
  static let maximumImageOpeners = 2_500
  static let maximumLineLength = 1 << 16
  /// A cell takes some hundred bytes of memory, in each of a few forms.
  static let maximumPipes = 200_000
  /// Each has an anchor of its own; the longest list of changes that we have seen has a tenth of these.
  static let maximumHeadings = 20_000
  /// Nodes above a node. What is put into libcmark's tree is compared with every node above it.
  static let maximumDepth = 100
}

/// The first limit that `bytes` breaks.
func firstBrokenLimit(_ bytes: ArraySlice<UInt8>) -> InputLimit? { brokenLimit(bytes)?.limit }

/// The first limit that `bytes` breaks, and where the line begins that breaks it: what stands before is harmless.
///
/// - Complexity: O(*n*), one pass.
func brokenLimit(_ bytes: ArraySlice<UInt8>) -> (limit: InputLimit, line: Int)? {
  if bytes.count > InputLimit.maximumSize { return (.size, bytes.startIndex) }
  var (imageOpeners, headings) = (0, 0)
  let hasOpeners = bytes.has(UInt8(ascii: "!"))
  var lineStart = bytes.startIndex
  while lineStart < bytes.endIndex {
    let lineEnd =
      bytes.offset(of: 0x0A, from: lineStart - bytes.startIndex).map { $0 + bytes.startIndex } ?? bytes.endIndex
    let line = bytes[lineStart..<lineEnd]
    if line.count > InputLimit.maximumLineLength { return (.lineLength, lineStart) }
    let nesting = Nesting(of: line)
    if nesting.levels > InputLimit.maximumLevels, !isRule(line) { return (.containerMarkers, lineStart) }
    if nesting.indentation > InputLimit.maximumIndentation { return (.indentation, lineStart) }
    if line.first(where: { $0 != 0x20 }) == UInt8(ascii: "#") { headings += 1 }
    if headings > InputLimit.maximumHeadings { return (.headings, lineStart) }
    if hasOpeners { imageOpeners += countImageOpeners(line) }
    if imageOpeners > InputLimit.maximumImageOpeners { return (.imageOpeners, lineStart) }
    lineStart = lineEnd + 1
  }
  return hasTooManyPipes(bytes) ? (.tableCells, bytes.startIndex) : nil
}

/// The limit that shows only when a document is parsed.
func firstBrokenLimit(_ tree: borrowing MarkdownTree) -> InputLimit? {
  var (depth, deepest) = (0, 0)
  tree.walk { visit, node in
    guard node.first != nil else { return }
    depth += visit == .enter ? 1 : -1
    deepest = max(deepest, depth)
  }
  return deepest > InputLimit.maximumDepth ? .depth : nil
}

/// `* * *` is a rule however long it is, and nests nothing.
private func isRule(_ line: ArraySlice<UInt8>) -> Bool {
  let marks = line.filter { $0 != 0x20 && $0 != 0x09 }
  return marks.count > 2 && "-*".utf8.contains(marks[0]) && marks.allSatisfy { $0 == marks[0] }
}

private func countImageOpeners(_ line: ArraySlice<UInt8>) -> Int {
  let span = line.span
  var count = 0
  for index in 0..<max(0, span.count - 1)
  where span[index] == UInt8(ascii: "!") && span[index + 1] == UInt8(ascii: "[") { count += 1 }
  return count
}

private func hasTooManyPipes(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard bytes.count > InputLimit.maximumPipes, bytes.has(UInt8(ascii: "|")) else { return false }
  let span = bytes.span
  var count = 0
  for index in 0..<span.count where span[index] == UInt8(ascii: "|") { count += 1 }
  return count > InputLimit.maximumPipes
}
