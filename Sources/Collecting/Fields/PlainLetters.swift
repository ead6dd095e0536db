/// Words compared without their accents: `acceptee` is written where `acceptée` is meant.
enum PlainLetters {
  /// Latin letters without their marks, whether the mark is a part of the letter or follows it; other scripts as they are.
  static func text(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isMark(scalar) { plain.append(letters[scalar] ?? scalar) }
    return String(plain)
  }

  /// A mark that stands over the letter in front of it.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

  /// A table by words, with those written without accents added where they are no words of their own.
  static func table<Meaning>(_ words: [String: Meaning]) -> [String: Meaning] {
    let sorted = words.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return words.merging(sorted.map { (text($0.key), $0.value) }) { word, _ in word }
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    let table: [(Unicode.Scalar, String)] = [
      ("a", "àáâãäåāăąạảấầẩẫậắằẳẵặ"), ("c", "çćč"), ("d", "ďđ"), ("e", "èéêëēęěẹẻẽếềểễệ"), ("g", "ğ"),
      ("i", "ìíîïīıịỉĩ"), ("l", "ł"), ("n", "ñńň"), ("o", "òóôõöøőọỏốồổỗộớờởỡợơ"), ("r", "řŕ"), ("s", "śšşș"),
      ("t", "ťțţ"), ("u", "ùúûüūůűụủũứừửữựư"), ("y", "ýÿỳỷỹỵ"), ("z", "źżž"),
    ]
    return Dictionary(table.flatMap { plain, marked in marked.unicodeScalars.map { ($0, plain) } }) { first, _ in first
    }
  }()
}
