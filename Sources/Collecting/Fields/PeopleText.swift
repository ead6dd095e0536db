import Markdown
import ReportModel

/// Whether a review is one of a person: it is nobody's business but theirs, and no service's.
enum PeopleText {
  /// `Performance Review: Jane Roe`. One of a program measures something, and speaks of nobody.
  static func tells(of blocks: ArraySlice<MarkdownContent.Block>, titled title: String) -> Bool {
    guard let type = ReviewTitle.type(of: title) else { return false }
    let isOfPeople = type.contains { personnel.contains($0) || $0 == "performance" }
    return isOfPeople && ReviewTitle.topics(of: type).allSatisfy { $0 == ReviewTitle.performance }
      && !measuresProgram(blocks)
  }

  private static func measuresProgram(_ blocks: ArraySlice<MarkdownContent.Block>) -> Bool {
    var measures = false
    for block in blocks {
      for word in foldedWords(block.plain) {
        if persons.contains(word) { return false }
        measures = measures || technical.contains(word)
      }
    }
    return measures
  }

  static var understood: [Understanding.Row] {
    [
      .init("Reviews of people, which are none: titles with the word", personnel),
      .init("Performance reviews of people: words", persons),
      .init("Performance reviews of programs: one of the words", technical),
    ]
  }

  private static let personnel: Set<String> = ["employee", "employees", "appraisal", "personnel", "staff", "360"]
  private static let persons: Set<String> = [
    "she", "he", "her", "his", "him", "employee", "career", "mentoring", "mentors", "teamwork", "colleagues",
    "coworkers", "appraisal", "salary",
  ]
  private static let technical: Set<String> = [
    "latency", "p50", "p90", "p95", "p99", "throughput", "rps", "qps", "tps", "cpu", "memory", "query", "queries",
    "cache", "caching", "database", "benchmark", "benchmarks", "ms", "requests", "profiling", "profiler", "endpoint",
    "bottleneck", "bottlenecks", "scalability", "index", "concurrency", "load", "api", "timeout", "timeouts", "gc",
    "heap", "disk", "seconds", "slow", "regression", "target", "findings", "finding",
  ]
}
