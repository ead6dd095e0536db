import Diagnostics
private import Foundation
import ReportModel

/// Where systems keep the compiled time-zone database; the first folder that has a zone counts.
package let zoneFolders = [
  "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
]

/// The rules of every zone that an objective names.
///
/// - Parameter folders: Of the machine, never of a source. A zone that none has is reported where it is named.
func readTimeZones(
  namedIn records: [Record], folders: [String] = zoneFolders, into log: inout DiagnosticLog
) -> [String: ZoneRules] {
  var zones: [String: ZoneRules] = [:]
  var unknown: Set<String> = []
  for record in records {
    guard case .slo(let slo) = record.details, let name = slo.period?.zone, zones[name] == nil else { continue }
    if !unknown.contains(name), let rules = zoneRules(named: name, in: folders) {
      zones[name] = rules
      continue
    }
    unknown.insert(name)
    log.emit(
      Diagnostic(
        .zoneUnknown, .warning, "the time zone `\(name)` is not known here, so the window is counted in UTC",
        help: "Write a name of the time-zone database, such as `Europe/Berlin`.",
        at: FileLocation(
          source: record.origin.document.source, path: record.origin.document.path.text,
          line: slo.objectiveLine ?? record.origin.line)))
  }
  return zones
}

/// - Returns: `nil` for a name that could lead out of the folder, and for what no folder has.
func zoneRules(named name: String, in folders: [String] = zoneFolders) -> ZoneRules? {
  if ["UTC", "Z", "Etc/UTC", "GMT"].contains(name) { return .utc }
  guard isZoneName(name) else { return nil }
  return folders.lazy.compactMap { folder -> ZoneRules? in
    guard let file = FileHandle(forReadingAtPath: "\(folder)/\(name)"),
      // No zone's file has more than a few thousand bytes. A folder cannot be read: no zone either.
      let bytes = try? file.read(upToCount: 1 << 17)
    else { return nil }
    return ZoneFile.rules(of: Array(bytes))
  }.first
}

/// `Europe/Oslo`, `America/Argentina/Ushuaia`, `Etc/GMT+5`: words of letters, digits and a few signs between slashes.
private func isZoneName(_ name: String) -> Bool {
  let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  return name.utf8.count <= 64 && (1...3).contains(parts.count)
    && parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "_+-".utf8.contains(byte)
        }
    }
}

extension Diagnostic.ID {
  static let zoneUnknown: Self = "slo.time-zone-unknown"
}
