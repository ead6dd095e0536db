package import ReportModel

/// A document that can be read.
package struct SourceFile: Hashable, Sendable {
  package var id: DocumentID
  /// In bytes, when the source was opened.
  package var size: Int
  /// The object that the source's commit has at this path; `nil` when it has none.
  package var blob: String?
}
