import Foundation

/// Visits the words of a text as search compares them, in its order: without marks, in lower case, at most 24 scalars long.
///
/// `fold` in `templates/site/static/assets/site.js` does the same to what a reader types. A word is a run of letters, digits
/// and marks; a text without blanks between its words is one word for every run.
func eachSearchWord(of text: String, _ visit: ([UInt8]) -> Void) {
  var (text, word): (String, [UInt8]) = (text, [])
  text.withUTF8 { bytes in
    let span = unsafe bytes.span
    var start = 0
    while start < span.count {
      var (end, all): (Int, UInt8) = (start, 0)
      while end < span.count, isPartOfRun(span[end]) {
        all |= span[end]
        end += 1
      }
      if all >= 0x80 {
        // What decomposes does so within a run: an ASCII character is never part of another.
        eachFoldedWord(of: unsafe String(decoding: bytes[start..<end], as: UTF8.self)) { visit($0) }
      } else if start < end {
        word.removeAll(keepingCapacity: true)
        for index in start..<min(end, start + longestWord) { word.append(lowerCase(span[index])) }
        visit(word)
      }
      start = end + 1
    }
  }
}

private let longestWord = 24

/// What is beyond ASCII may be part of a word.
private func isPartOfRun(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
  default: false
  }
}

private func lowerCase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

private func eachFoldedWord(of text: String, _ visit: ([UInt8]) -> Void) {
  let scalars = Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
  for run in scalars.split(whereSeparator: { !isSearched($0) }) {
    let letters = run.filter { !isMark($0) }.map(\.properties.lowercaseMapping).joined()
    var word = String.UnicodeScalarView()
    word.append(contentsOf: letters.unicodeScalars.lazy.flatMap(typed).prefix(longestWord))
    if !word.isEmpty { visit(Array(String(word).utf8)) }
  }
}

/// One letter that is written in two ways, and one that many keyboards lack.
private func typed(_ letter: Unicode.Scalar) -> [Unicode.Scalar] {
  switch letter {
  case "\u{3C2}": ["\u{3C3}"]
  case "\u{DF}": ["s", "s"]
  default: [letter]
  }
}

private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .spacingMark, .enclosingMark: true
  default: false
  }
}

private func isSearched(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
    true
  default: false
  }
}
