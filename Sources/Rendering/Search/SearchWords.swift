import Foundation

/// The words of a text as search compares them, in its order: without marks, in lower case, at most 24 scalars long.
///
/// `fold` in `templates/site/static/assets/site.js` does the same to what a reader types. A word is a run of letters, digits
/// and marks; a text without blanks between its words is one word for every run.
func searchWords(_ text: String) -> [String] {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return asciiWords(text) }
  let scalars = Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
  return scalars.split { !isSearched($0) }.compactMap { run in
    let letters = run.filter { !isMark($0) }.map(\.properties.lowercaseMapping).joined()
    var word = String.UnicodeScalarView()
    word.append(contentsOf: letters.unicodeScalars.lazy.map { $0 == "\u{3C2}" ? "\u{3C3}" : $0 }.prefix(longestWord))
    return word.isEmpty ? nil : String(word)
  }
}

private let longestWord = 24

private func asciiWords(_ text: String) -> [String] {
  text.utf8.split { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
    default: true
    }
  }.map { run in
    String(decoding: run.prefix(longestWord).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
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
