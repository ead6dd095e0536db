import CMemory
import Glibc

/// Times documents on which Markdown parsers have been slow, and fails when one is slow here.
///
///     pathological FILE...    files of families, as in Benchmarks/families.json
@main enum Pathological {
  static func main() throws {
    try selfTest()
    memory_keep()
    let families = try CommandLine.arguments.dropFirst().flatMap(readFamilies)
    precondition(!families.isEmpty, "usage: pathological FILE...")
    var slow = 0
    for family in families {
      for pair in try pairs(of: family) {
        let (smaller, larger, complaints) = judged(pair)
        if !complaints.isEmpty { slow += 1 }
        print(line(family.id, pair.label, smaller, larger, complaints))
        // What is said before a family that never ends is to be read.
        fflush(nil)
      }
    }
    print("\(families.count) families, \(slow) too slow")
    if slow > 0 { exit(1) }
  }

  private struct Pair {
    var label: String
    var smaller: [UInt8]
    var larger: [UInt8]
  }

  /// One look is enough for what is quick; what seems slow may be noise, and is looked at again.
  private static func judged(_ pair: Pair) -> (Cost, Cost, [String]) {
    var result: (Cost, Cost, [String]) = (cost(of: pair.smaller, runs: 1), cost(of: pair.larger, runs: 1), [])
    result.2 = complaints(result.0, result.1)
    if !result.2.isEmpty {
      result = (cost(of: pair.smaller, runs: 5), cost(of: pair.larger, runs: 5), [])
      result.2 = complaints(result.0, result.1)
    }
    return result
  }

  /// At the sizes of the family and their doubles, at the largest size that the limits permit and its half, and many such
  /// documents in one.
  private static func pairs(of family: Family) throws -> [Pair] {
    var pairs: [Pair] = []
    for size in family.n {
      pairs.append(Pair(label: "n = \(size)", smaller: try family.text(size), larger: try family.text(2 * size)))
    }
    let whole = 1 << 20
    if let size = try largestAccepted(family, bytes: whole), size > 1 {
      let label = "largest accepted, \(size)"
      pairs.append(Pair(label: label, smaller: try family.text(size / 2), larger: try family.text(size)))
    }
    for bytes in [4096, 60_000] {
      guard let size = try largestAccepted(family, bytes: bytes) else { continue }
      let smaller = try repeated(family, size: size, bytes: whole / 2)
      let larger = try repeated(family, size: size, bytes: whole)
      pairs.append(Pair(label: "blocks of \(bytes)", smaller: smaller, larger: larger))
    }
    return pairs
  }

  private static func line(
    _ id: String, _ label: String, _ smaller: Cost, _ larger: Cost, _ complaints: [String]
  ) -> String {
    let state = larger.isRefused ? "refused" : "rendered"
    let verdict = complaints.isEmpty ? "ok" : "SLOW: " + complaints.joined(separator: "; ")
    return
      "\(id), \(label): \(smaller.bytes) B \(shown(smaller.seconds)) s, \(larger.bytes) B \(shown(larger.seconds)) s, "
      + "\(larger.peakMemory) MiB, \(state): \(verdict)"
  }
}
