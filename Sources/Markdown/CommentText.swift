/// What a piece of HTML that begins with a comment says besides.
///
/// - Returns: `nil` when there is no comment at its start, or one without an end. Otherwise what is left without the
///   comments that lead it, without the blanks around it, and how many lines stand before that.
func textBehindComments(_ html: String) -> (text: String, lines: Int)? {
  var rest = html.utf8[...]
  var isBehindComment = false
  while true {
    let start = rest.drop { $0 <= 0x20 }
    guard start.starts(with: "<!--".utf8) else { break }
    // `<!-->` is a whole comment.
    var tail = start.dropFirst(2)
    while !tail.isEmpty, !tail.starts(with: "-->".utf8) { tail = tail.dropFirst() }
    guard !tail.isEmpty else { return nil }
    rest = tail.dropFirst(3)
    isBehindComment = true
  }
  guard isBehindComment else { return nil }
  rest = rest.drop { $0 <= 0x20 }
  let lines = html.utf8[..<rest.startIndex].count { $0 == 0x0A }
  while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
  return (String(Substring(rest)), lines)
}
