import Markdown

/// A document as the pages of its records want it: decoded once, however many records stand in it.
public struct PageDocument: Sendable {
  let bytes: [UInt8]
  let text: DocumentText

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    text = DocumentText(decoding: bytes)
  }
}
