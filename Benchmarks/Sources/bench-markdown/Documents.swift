import Foundation

/// The Markdown files below a folder, in the order of their paths.
func readDocuments(_ folder: String) throws -> [[UInt8]] {
  guard let paths = FileManager.default.enumerator(atPath: folder) else { throw CocoaError(.fileReadNoSuchFile) }
  let documents = paths.compactMap { $0 as? String }.filter { $0.utf8.suffix(3).elementsEqual(".md".utf8) }.sorted()
  return try documents.map { try Array(Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) }
}
