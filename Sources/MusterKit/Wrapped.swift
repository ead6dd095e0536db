/// A text for a terminal: a line that is wider is broken at blanks, and goes on where its own words began, behind its bullet.
///
/// A word that is wider, an address or a path, is left whole: it is there to be copied.
///
/// - Parameter width: In columns.
package func wrapped(_ text: String, to width: Int) -> String {
  let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
  return lines.map { wrapped(line: Substring($0), to: width) }.joined(separator: "\n")
}

private func wrapped(line: Substring, to width: Int) -> String {
  guard line.count > width else { return String(line) }
  let blanks = line.utf8.prefix { $0 == 0x20 }.count
  let isItem = line.utf8.dropFirst(blanks).starts(with: "- ".utf8)
  let margin = String(repeating: " ", count: blanks + (isItem ? 2 : 0))
  var (done, current, isEmpty) = ("", String(repeating: " ", count: blanks), true)
  for word in line.utf8.split(separator: 0x20).map({ Substring($0) }) {
    if !isEmpty, current.count + 1 + word.count > width {
      done += current + "\n"
      (current, isEmpty) = (margin, true)
    }
    current += (isEmpty ? "" : " ") + word
    isEmpty = false
  }
  return done + current
}
