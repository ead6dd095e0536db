package import Diagnostics
package import ReportModel

/// What `muster.yml` says.
package struct Configuration: Sendable {
  package var title: String?
  /// With a slash at its end.
  package var baseURL: String?
  /// An image of the first source.
  package var logo: ConfiguredPath?
  /// How often the site is promised to be built, in days.
  package var rebuiltEvery: Int?
  package var publication: Publication?
  /// How many days back the trend goes; 0 for none.
  package var historyDays: Int?
  package var sources: [ConfiguredSource] = []
  /// Of the source in which the configuration was found.
  package var ownForge: ConfiguredForge?
  package var services: [ConfiguredService] = []
  /// The roles that must review or may lift, each where it is written.
  var roles: [Written] = []
  var globs: [WrittenGlob] = []
  /// What ``policy`` and ``services`` say, each where it is written.
  var lifetimes: [Lifetime] = []
  var tiers: [Tier] = []
  package var policy = AssessmentPolicy()
  package var include: [String] = []
  package var exclude: [String] = []
  /// Globs of the folders of decision records that no rule finds.
  package var decisionRecords: [String] = []
  /// Globs of source files whose TODO, FIXME and HACK are debts; none unless somebody asks for them.
  package var codeNotes: [String] = []
  /// The name of a rubric that ships with Muster, or a path.
  package var rubric: ConfiguredPath?

  package init() {}

  /// Where a site is published, and how.
  package struct Publication: Hashable, Sendable {
    /// As it is written.
    package var folder: String
    package var mode: PublishingMode
    /// Where the configuration names it; `nil` for what the command line says.
    package var place: FileLocation?

    package init(folder: String, mode: PublishingMode) { (self.folder, self.mode) = (folder, mode) }
  }

  package struct ConfiguredSource: Hashable, Sendable {
    package var path: String
    package var name: String?
    package var forge: ConfiguredForge?
    package var place: FileLocation
  }

  /// Where a source can be looked at in a browser.
  package struct ConfiguredForge: Hashable, Sendable {
    /// `https://git.example/team/payments`.
    package var url: String
    package var style: Forge.Style
  }

  /// A file of a source, with the place where the configuration names it.
  package struct ConfiguredPath: Hashable, Sendable {
    package var path: String
    package var place: FileLocation
  }

  /// A word of the configuration and its place.
  struct Written: Hashable, Sendable {
    var text: String
    var place: FileLocation
  }

  /// A glob of the configuration, what it is for, and its place.
  struct WrittenGlob: Hashable, Sendable {
    enum Use: Hashable, Sendable { case include, exclude, decisionRecords, codeNotes, service }

    var text: String
    var use: Use
    var place: FileLocation
  }

  package struct ConfiguredService: Hashable, Sendable {
    package var entry: ServiceEntry
    package var name: String?
    package var owner: String?
    package var line: Int
  }
}

extension Configuration {
  /// Reads the text of a configuration. Every key is known or an error with its place.
  ///
  /// - Parameter location: The file's place, without a line.
  package init(reading text: String, at location: FileLocation, into log: inout DiagnosticLog) {
    let roots: [YAMLValue]
    do {
      roots = try parseYAML(text, limits: .configuration)
    } catch {
      var place = location
      (place.line, place.column) = (error.line, error.column)
      log.emit(
        Diagnostic(
          .configurationNotYAML, .error, "not valid YAML: \(error.message)", help: "Mend the line.", at: place))
      return
    }
    guard let root = roots.first else { return }
    guard root.entries != nil || root.text?.isEmpty == true else {
      log.emit(.notConfiguration("the file holds a \(root.list == nil ? "text" : "list"), and no keys", at: location))
      return
    }
    var reader = ConfigurationReader(location: location)
    reader.read(root)
    self = reader.configuration
    log.merge(reader.log)
  }
}

extension Configuration {
  /// The same from the bytes of a file.
  package init(reading bytes: [UInt8], at location: FileLocation, into log: inout DiagnosticLog) {
    self.init()
    do throws(RuleText.Problem) {
      let rules = try RuleText(decoding: bytes)
      if let invalid = rules.invalid { log.emit(.invalidUTF8(invalid, .configurationInvalid, at: location)) }
      self.init(reading: rules.text, at: location, into: &log)
    } catch {
      log.emit(.notConfiguration(error.message, help: error.help, at: location))
    }
  }
}

extension Diagnostic {
  /// In a file of rules, where a letter that was lost may be one of a name.
  static func invalidUTF8(_ place: (line: Int, column: Int), _ id: ID, at location: FileLocation) -> Diagnostic {
    var location = location
    (location.line, location.column) = place
    return Diagnostic(id, .error, "is not valid UTF-8 here", help: "Save the file as UTF-8.", at: location)
  }

  fileprivate static func notConfiguration(
    _ message: String, help: String = "Write `services:` and the other keys, each in a line of its own.",
    at location: FileLocation
  ) -> Diagnostic {
    var place = location
    (place.line, place.column) = (1, 1)
    return Diagnostic(.configurationNotYAML, .error, message, help: help, at: place)
  }
}

/// `90d`, `12w`, `90` in days.
package func durationInDays(_ text: String) -> Int? {
  let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
  guard let number = Int(digits.withText), number <= 100_000 else { return nil }
  switch trimmedText(text.utf8.dropFirst(digits.count).withText) {
  case "", "d", "day", "days": return number
  case "w", "week", "weeks": return number * 7
  default: return nil
  }
}

extension Diagnostic.ID {
  package static let configurationNotYAML: Self = "configuration.not-yaml"
  static let configurationInvalid: Self = "configuration.invalid"
  package static let configurationPublish: Self = "configuration.publish"
}
