import Markdown

/// The text of a file of rules, a configuration or a rubric, in whichever encoding it was saved.
struct RuleText {
  var text: String
  /// The 1-based place of the first byte that is no UTF-8, and was replaced.
  var invalid: (line: Int, column: Int)?

  init(decoding bytes: [UInt8]) throws(Problem) {
    if LargeFilePointer.isOne(bytes) { throw .largeFilePointer }
    let decoded = DocumentText(decoding: bytes, hasFrontMatter: false)
    for repair in decoded.repairs {
      switch repair {
      case .byteOrderMark, .carriageReturns, .nulBytes: break
      case .utf16: throw .utf16
      case .invalidUTF8(let line, let column): invalid = (line, column)
      }
    }
    text = String(decoding: decoded.utf8, as: UTF8.self)
  }

  enum Problem: Error {
    case utf16, largeFilePointer

    var message: String {
      switch self {
      case .utf16: "the file is UTF-16"
      case .largeFilePointer: "the file is a Git LFS pointer"
      }
    }

    var help: String {
      switch self {
      case .utf16: "Save it as UTF-8."
      case .largeFilePointer: "Run `git lfs pull`."
      }
    }
  }
}
