package import ReportModel

/// What a command asks for: everything that the result depends on, and how to make it.
package struct ReportRequest: Sendable {
  /// Paths of repositories or folders, as given; empty means the configuration's, else the current folder.
  package var sources: [String]
  /// `--at REV`.
  package var revision: String?
  /// A configuration outside the sources, which may name what lies outside them.
  package var configuration: String?
  /// `--templates`: a folder whose files go before those that ship with Muster.
  package var templates: String?
  /// Where the templates that ship with Muster are; `nil` to look for the ones that were installed.
  package var builtInTemplates: String?
  package var asOf: Day
  /// How many tasks work at a time; the result is the same with any number.
  package var width: Int
  /// An earlier build to compare with, as given: its folder, its `data/v1`, or the `services.json` in it.
  package var baseline: String?
  /// A point in the past to compare with instead.
  package var since: PointInTime?
  /// Further points in time that are read.
  var points: [PointInTime] = []
  /// How many days back the trend goes; 0 for none, `nil` for what the configuration says.
  package var historyDays: Int? = 0
  /// Where to publish; `nil` for commands that do not. Absolute.
  package var destination: String?
  /// How the new site takes the place of the old one there.
  package var publishingMode = PublishingMode.exchange
  /// Publish also a site that is much smaller than the one that stands, or lost a source.
  package var allowsLosses = false
  /// When the build began, in seconds since 1970-01-01T00:00:00Z: a release is named by it, and nothing else depends on it.
  package var time = 0
  /// The folder that relative paths of the request start from. Absolute.
  package var workingDirectory: String
  /// Absolute; never replaced.
  package var home: String?
  /// The folder in which work is kept for later builds; `nil` to keep none. Absolute.
  package var cache: String?
  /// Told which stage begins and which one ended; nothing depends on it.
  package var onStage: (@Sendable (StageEvent) -> Void)?

  package init(
    sources: [String], revision: String? = nil, configuration: String? = nil, templates: String? = nil,
    builtInTemplates: String? = nil, baseline: String? = nil, asOf: Day, width: Int = 1, destination: String? = nil,
    workingDirectory: String, home: String? = nil
  ) {
    self.sources = sources
    self.revision = revision
    self.configuration = configuration
    self.templates = templates
    self.builtInTemplates = builtInTemplates
    self.baseline = baseline
    self.asOf = asOf
    self.width = width
    self.destination = destination
    self.workingDirectory = workingDirectory
    self.home = home
  }

  /// Whether earlier commits are to be read too.
  var readsPast: Bool { historyDays != 0 || allPoints.contains(where: \.isPast) }

  /// Whether commits are asked for by their names.
  var readsNames: Bool { allPoints.contains { $0.revision != nil } }

  var allPoints: [PointInTime] { points + (since.map { [$0] } ?? []) }

  package func absolute(_ path: String) -> String {
    path.utf8.first == UInt8(ascii: "/") ? path : "\(workingDirectory)/\(path)"
  }

  /// A path of the configuration that the command line names, which is seen from the folder of that file.
  func besideConfiguration(_ path: String) -> String {
    let slash = UInt8(ascii: "/")
    guard path.utf8.first != slash, let file = configuration?.utf8, let end = file.lastIndex(of: slash) else {
      return path
    }
    return String(decoding: file[...end], as: UTF8.self) + path
  }
}
