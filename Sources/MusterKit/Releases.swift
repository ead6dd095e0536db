package import Diagnostics
import Publishing
import ReportModel

/// The releases in a folder that `muster build --releases` published to.
package struct Releases: Sendable {
  /// Absolute.
  private let folder: String
  /// The newest first.
  private let all: [Release]

  /// The newest first.
  package var ids: [String] { all.map(\.id) }

  /// - Parameters:
  ///   - folder: As given; `nil` for the one that the request's configuration publishes to.
  /// - Throws: When there are none.
  package init(_ request: ReportRequest, in folder: String?) throws(RequestError) {
    var request = request
    _ = try settleDestination(of: &request, named: folder, mode: nil)
    guard let folder = request.destination else { preconditionFailure("a destination was settled") }
    self.folder = folder
    do {
      all = try Publishing.releases(in: self.folder).reversed()
    } catch {
      throw .publishing(error)
    }
  }

  /// A line for each, the newest first: its id, when it was made, what it holds, and whether it is the one that is shown.
  package func lines() throws(RequestError) -> [String] {
    var rows: [[String]] = []
    do {
      for release in all {
        let size = try size(of: release, in: folder)
        rows.append([
          release.id, timeText(release.time), size.map { counted($0.files, "file", "files") } ?? "not readable",
          size.map { counted($0.pages, "page", "pages") } ?? "", release.isShown ? "shown" : "",
        ])
      }
    } catch {
      throw .publishing(error)
    }
    return aligned(rows)
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

/// Numbers with their nouns, to the right; all else to the left.
private func aligned(_ rows: [[String]]) -> [String] {
  let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    let cells = zip(row, widths).enumerated().map { column, cell in
      let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
      return column == 2 || column == 3 ? blanks + cell.0 : cell.0 + blanks
    }
    let end = cells.lastIndex { $0.contains { $0 != " " } } ?? 0
    return cells[...end].joined(separator: "  ")
  }
}
