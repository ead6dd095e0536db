package import Diagnostics
import Publishing

/// The releases in a folder that `muster build --releases` published to.
package struct Releases: Sendable {
  /// Absolute.
  private let folder: String
  /// Ids, the newest first.
  package let ids: [String]
  /// To which `current` leads; `nil` when it leads to none of them.
  package let shown: String?

  /// - Parameters:
  ///   - folder: As given; `nil` for the one that the request's configuration publishes to.
  /// - Throws: When there are none.
  package init(_ request: ReportRequest, in folder: String?) throws(RequestError) {
    var request = request
    _ = try settleDestination(of: &request, named: folder, mode: nil)
    guard let folder = request.destination else { preconditionFailure("a destination was settled") }
    self.folder = folder
    do {
      let releases = try Publishing.releases(in: self.folder)
      ids = releases.reversed().map(\.id)
      shown = releases.first { $0.isShown }?.id
    } catch {
      throw .publishing(error)
    }
  }

  /// Lets the folder in which a site stands become a link to the release that is shown, in one step.
  ///
  /// - Parameter site: Absolute.
  /// - Returns: `false` when it was one already.
  package func adopt(_ site: String, into log: inout DiagnosticLog) throws(RequestError) -> Bool {
    do {
      return try Publishing.adopt(settled(site), into: folder, &log)
    } catch {
      throw .publishing(error)
    }
  }

  /// Shows a release again.
  ///
  /// - Parameter id: `nil` for the newest that is older than the one that is shown.
  /// - Returns: The id of the one that is shown now.
  package func rollBack(to id: String?, into log: inout DiagnosticLog) throws(RequestError) -> String {
    do {
      return try Publishing.rollBack(folder, to: id, into: &log)
    } catch {
      throw .publishing(error)
    }
  }
}
