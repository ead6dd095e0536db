import ReportModel

/// A part of a sentence as the readers of claims see it.
enum SentenceToken: Hashable {
  case amount(Amount)
  /// Folded; what looks like a date, a version or a name with digits is a word too.
  case word(String)
  case sign(Sign)

  enum Sign: String, CaseIterable {
    case times = "×"
    case plus = "+"
    case minus = "-"
    case slash = "/"
    case equals = "="
    case arrow = "->"
    case open = "("
    case close = ")"
    case colon = ":"
    case comma = ","
    case stop = "."
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case about = "~"
  }

  var amount: Amount? { if case .amount(let amount) = self { amount } else { nil } }
  var word: String? { if case .word(let word) = self { word } else { nil } }
  var sign: Sign? { if case .sign(let sign) = self { sign } else { nil } }

  /// The tokens of one line. The only place where numbers and their units are read out of prose.
  static func read(_ text: String) -> [SentenceToken] {
    var reader = SentenceTokenReader(bytes: Array(text.utf8))
    return reader.tokens()
  }
}
