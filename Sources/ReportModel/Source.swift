/// One git repository (or plain folder), read at one commit.
public struct Source: Hashable, Sendable {
  /// What the configuration says, else the last part of its remote, else its folder. Unique in a portfolio.
  public var name: String
  /// Full hexadecimal id; `nil` for a plain folder or a repository without commits.
  public var commit: String?
  /// The day of that commit.
  public var commitDay: Day?
  /// What was read differs from the commit.
  public var isDirty: Bool
  public var forge: Forge?
  /// What a reader should know about how it was read ("shallow clone: dates reach back to 2026-01-04").
  public var notes: [String]

  public init(
    name: String, commit: String? = nil, commitDay: Day? = nil, isDirty: Bool = false, forge: Forge? = nil,
    notes: [String] = []
  ) {
    self.name = name
    self.commit = commit
    self.commitDay = commitDay
    self.isDirty = isDirty
    self.forge = forge
    self.notes = notes
  }
}

/// Where the source's files can be looked at in a browser.
public struct Forge: Hashable, Sendable {
  public enum Style: String, Hashable, Sendable, CaseIterable { case github, gitlab, bitbucket, gitea }

  /// `https://github.com/owner/name`, without a slash at its end.
  public var url: String
  public var style: Style
  /// The folder of the repository to which the source is limited; empty for the whole.
  public var prefix: String

  public init(url: String, style: Style, prefix: String = "") {
    self.url = url
    self.style = style
    self.prefix = prefix
  }
}
