/// A reviewer's role, as its definition describes it.
public struct Persona: Hashable, Sendable, Codable {
  /// `security-engineer`: what reviews and the configuration call it.
  public var name: String
  public var summary: String?
  public var model: String?
  public var tools: [String]
  /// The headings of its definition, in order.
  public var sections: [String]
  /// A quarter of the definition's bytes: an estimate, and labelled so wherever it is shown.
  public var tokensEstimate: Int
  public var indicators: [KeyIndicator]

  public init(
    name: String, summary: String? = nil, model: String? = nil, tools: [String] = [], sections: [String] = [],
    tokensEstimate: Int = 0, indicators: [KeyIndicator] = []
  ) {
    self.name = name
    self.summary = summary
    self.model = model
    self.tools = tools
    self.sections = sections
    self.tokensEstimate = tokensEstimate
    self.indicators = indicators
  }
}

/// A KPI: what a role is measured by.
public struct KeyIndicator: Hashable, Sendable, Codable {
  public var metric: String
  public var target: Target
  /// As written: "Monthly", "Per incident".
  public var cadence: String?
  /// 1-based.
  public var line: Int

  public init(metric: String, target: Target, cadence: String?, line: Int) {
    self.metric = metric
    self.target = target
    self.cadence = cadence
    self.line = line
  }

  /// `>99.5%`: a comparator, a decimal number and its unit, with what else the cell says.
  public struct Target: Hashable, Sendable, Codable {
    public enum Comparator: String, Hashable, Sendable, Codable, CaseIterable {
      case less = "<", atMost = "<=", equal = "=", atLeast = ">=", greater = ">"
    }

    /// As written.
    public var raw: String
    /// `nil` when the text states no number ("multiple per day").
    public var comparator: Comparator?
    /// An exact decimal: `99.5`.
    public var number: String?
    /// `%`, `minutes`, `x`, `/week`; `nil` for a bare number.
    public var unit: String?
    /// "active systems", "within 90 days", "of known debt".
    public var qualifier: String?

    public init(
      raw: String, comparator: Comparator? = nil, number: String? = nil, unit: String? = nil,
      qualifier: String? = nil
    ) {
      self.raw = raw
      self.comparator = comparator
      self.number = number
      self.unit = unit
      self.qualifier = qualifier
    }
  }
}
