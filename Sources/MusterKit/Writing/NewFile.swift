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

  /// The first folder on the way to the file that is a symbolic link: it may lead out of the source.
  private var linkOnTheWay: String? {
    var folder = ""
    for component in path.components.dropLast() {
      folder += (folder.isEmpty ? "" : "/") + component
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(folder)")
      if attributes?[.type] as? FileAttributeType == .typeSymbolicLink { return folder }
    }
    return nil
  }

  /// Writes it, with the folders that it needs; never over a file that is there.
  ///
  /// - Throws: ``RequestError/notWritten(_:)``.
  package func write() throws(RequestError) {
    let place = URL(filePath: "\(root)/\(path)")
    if let link = linkOnTheWay {
      throw .notWritten("'\(link)' is a link, and nothing is written through one\n  help: Put a folder in its place")
    }
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
