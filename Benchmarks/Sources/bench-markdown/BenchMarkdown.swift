import Glibc
import Measuring

/// Times our work on documents beside libcmark's own, in one thread: five rounds, in each of which everything is done once,
/// and the median of each. Fails when one pass to a page takes more than 2.5 times what libcmark takes for its own; reading
/// the records is a second pass over a second tree, and timed beside it.
///
///     bench-markdown FOLDER           the comparison
///     bench-markdown FOLDER profile   our whole work again and again, for a profiler
@main enum BenchMarkdown {
  static let limit = 2.5
  static let rounds = 5

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first else { preconditionFailure("usage: bench-markdown FOLDER [profile]") }
    let documents = try readDocuments(folder)
    precondition(!documents.isEmpty, "no documents below \(folder)")
    if arguments.dropFirst().first == "profile" {
      for _ in 0..<rounds * 4 { work(.everything, documents) }
    } else {
      compare(documents)
    }
  }

  private static func compare(_ documents: [[UInt8]]) {
    let megabytes = Double(documents.reduce(0) { $0 + $1.count }) / 1e6
    let works: [Work] = [.baseline, .page, .records, .everything]
    var times = works.map { _ in [Double]() }
    for round in 0...rounds {
      for (index, kind) in works.enumerated() {
        let time = seconds { work(kind, documents) }
        // The first round warms the caches up.
        if round > 0 { times[index].append(time) }
      }
    }
    let medians = times.map(median)
    print("\(documents.count) documents, \(shown(megabytes)) MB, one thread, median of \(rounds)")
    for (kind, time) in zip(works, medians) {
      print(
        "  \(kind.name): \(shown(time)) s, \(shown(megabytes / time)) MB/s, \(shown(time / medians[0])) times libcmark")
    }
    let ratio = medians[1] / medians[0]
    print("one pass to a page: \(shown(ratio)) times libcmark, at most \(limit): \(ratio <= limit ? "within" : "OVER")")
    if ratio > limit { exit(1) }
  }

  private static func work(_ kind: Work, _ documents: [[UInt8]]) {
    var size = 0
    for document in documents { size += kind.run(document) }
    precondition(size > 0, "nothing was made of the documents")
  }

  private static func shown(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
  }
}
