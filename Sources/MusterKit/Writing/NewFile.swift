import Foundation
package import ReportModel

/// A file that is to be written into a source for somebody to go on with.
package struct NewFile: Sendable {
  /// In its source.
  package var path: SourcePath
  package var text: String
  /// What who asked for it should know, one sentence each.
  package var remarks: [String] = []
  /// The folder of the source.
  var root: String
  /// What can be done where it is there already, beside going on with it.
  var otherwise = "give another title"

  /// Writes it, with the folders that it needs; never over a file that is there.
  ///
  /// - Throws: ``RequestError/notWritten(_:)``.
  package func write() throws(RequestError) {
    let place = URL(filePath: "\(root)/\(path)")
    do {
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place, options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw .notWritten("'\(path)' is there already\n  help: Go on with that file, or \(otherwise)")
    } catch {
      throw .notWritten("'\(path)' cannot be written: \(systemReason(of: error))")
    }
  }
}
