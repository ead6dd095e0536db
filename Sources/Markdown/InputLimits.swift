/// What a document may not exceed, so that parsing it stays linear.
///
/// libcmark 0.30.2 is quadratic on runs of container markers (CVE-2023-24824) and on `![` (CVE-2023-22486); the numbers keep
/// both below 0.1 s per MiB. A document beyond a limit is shown as text, with the limit that it broke, and never cut in silence.
public enum InputLimit: Hashable, Sendable {
  case size, containerMarkers, indentation, imageOpeners, lineLength

  /// A phrase that completes "not rendered as Markdown: it has ...".
  public var description: String {
    switch self {
    case .size: "more than \(InputLimit.maximumSize / 1_048_576) MiB"
    case .containerMarkers: "a line nested deeper than \(InputLimit.maximumMarkers) levels"
    case .indentation: "a line indented by more than \(InputLimit.maximumIndentation) columns"
    case .imageOpeners: "more than \(InputLimit.maximumImageOpeners) image openers"
    case .lineLength: "a line longer than \(InputLimit.maximumLineLength / 1024) KiB"
    }
  }

  static let maximumSize = 1 << 20
  static let maximumMarkers = 32
  static let maximumIndentation = 256
  static let maximumImageOpeners = 5_000
  static let maximumLineLength = 1 << 16
}

/// The first limit that `bytes` breaks.
///
/// - Complexity: O(*n*), one pass.
func firstBrokenLimit(_ bytes: ArraySlice<UInt8>) -> InputLimit? {
  if bytes.count > InputLimit.maximumSize { return .size }
  var imageOpeners = 0
  let hasOpeners = bytes.has(UInt8(ascii: "!"))
  var lineStart = bytes.startIndex
  while lineStart < bytes.endIndex {
    let lineEnd = bytes.offset(of: 0x0A, from: lineStart - bytes.startIndex).map { $0 + bytes.startIndex } ?? bytes.endIndex
    let line = bytes[lineStart..<lineEnd]
    if line.count > InputLimit.maximumLineLength { return .lineLength }
    let (markers, indentation) = nesting(of: line)
    if markers > InputLimit.maximumMarkers { return .containerMarkers }
    if indentation > InputLimit.maximumIndentation { return .indentation }
    if hasOpeners { imageOpeners += countImageOpeners(line) }
    if imageOpeners > InputLimit.maximumImageOpeners { return .imageOpeners }
    lineStart = lineEnd + 1
  }
  return nil
}

private func countImageOpeners(_ line: ArraySlice<UInt8>) -> Int {
  let span = line.span
  var count = 0
  for index in 0..<max(0, span.count - 1)
  where span[index] == UInt8(ascii: "!") && span[index + 1] == UInt8(ascii: "[") { count += 1 }
  return count
}

/// How many container markers (`>`, `-`, `+`, `*`, `1.`, `1)`) begin the line, and how many columns of blanks.
private func nesting(of line: ArraySlice<UInt8>) -> (markers: Int, indentation: Int) {
  var (markers, indentation) = (0, 0)
  var index = line.startIndex
  while index < line.endIndex {
    switch line[index] {
    case 0x20: indentation += 1
    case 0x09: indentation += 4
    case UInt8(ascii: ">"): markers += 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      guard isBlank(line, index + 1) else { return (markers, indentation) }
      markers += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var end = index
      while end < line.endIndex, (0x30...0x39).contains(line[end]) { end += 1 }
      guard end < line.endIndex, line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")"),
        isBlank(line, end + 1)
      else { return (markers, indentation) }
      markers += 1
      index = end
    default: return (markers, indentation)
    }
    index += 1
  }
  return (markers, indentation)
}

private func isBlank(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
  index >= line.endIndex || line[index] == 0x20 || line[index] == 0x09
}
