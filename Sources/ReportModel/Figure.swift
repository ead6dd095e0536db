/// A number or a result that a register or a file states about itself, with what it can be derived from.
///
/// The collector says where it stands and what it is made of, the assessment whether it holds.
public struct Figure: Hashable, Sendable, Codable {
  public var kind: Claim.Kind
  public var origin: Origin
  /// The sentence, the row or the field, as much as makes the figure.
  public var text: String
  public var basis: Basis

  public init(_ kind: Claim.Kind, at origin: Origin, text: String, basis: Basis) {
    self.kind = kind
    self.origin = origin
    self.text = text
    self.basis = basis
  }

  /// What a figure is derived from.
  public enum Basis: Hashable, Sendable, Codable {
    /// Numbers of the document itself. Where its words leave open how to reckon, any of the ways will do.
    case reckoning(stated: Quantity, ways: [Reckoning])
    /// The mean of durations in minutes, under the name of a metric in lower case: `mttr`.
    case mean(stated: Quantity, of: [Quantity], metric: String)
    /// The debts of the document; there may be others elsewhere when `isWhole` is false.
    case debts(stated: Int, DebtCount, isWhole: Bool)
    /// The stated durations of incidents, those within `lines` of the document or else those of its folder.
    /// `entries` of them have a heading there.
    case incidentMean(stated: Quantity, of: IncidentSpan, days: ClosedRange<Day>, lines: ClosedRange<Int>, entries: Int)
    /// What was measured beside what should have been: "the run passes".
    case targets(passes: Bool, [TargetReading])
  }

  /// Which debts are counted.
  public struct DebtCount: Hashable, Sendable, Codable {
    public enum Scope: Hashable, Sendable, Codable, CaseIterable {
      /// Nothing is said: all of them, or those that are open.
      case any
      case open, closed
    }

    public var scope: Scope
    public var severity: Severity?

    public init(_ scope: Scope, _ severity: Severity? = nil) { (self.scope, self.severity) = (scope, severity) }
  }

  /// From the notice of an incident to which end.
  public enum IncidentSpan: String, Hashable, Sendable, Codable, CaseIterable {
    case mitigate, repair, resolve
    /// "MTTR" is either.
    case either
  }
}

/// A number as it is written: its digits say how exact it is.
public struct Quantity: Hashable, Sendable, Codable {
  /// As written, without its unit.
  public var text: String
  public var value: Double
  /// What its last digit is worth: 0.1 for `43.2`, 60 minutes for `2h`; 0 for a number that is exact.
  public var step: Double
  /// Written behind the number when it is shown: ` min`, ` %`; may be empty.
  public var unit: String

  public init(_ text: String, value: Double, step: Double, unit: String = "") {
    self.text = text
    self.value = value
    self.step = step
    self.unit = unit
  }

  /// A whole number that is exact: how many terms there are, how many minutes a day has.
  public init(_ number: Int) {
    self.init(String(number), value: Double(number), step: 0)
  }
}

/// How a number comes about: an infix expression, so that a reader can repeat it.
public struct Reckoning: Hashable, Sendable, Codable {
  public enum Part: Hashable, Sendable, Codable {
    case amount(Quantity)
    case plus, minus, times, over, open, close
  }

  public var parts: [Part]
  /// The amounts were rounded before they were written, so that the result may be off by as much.
  public var isOfRounded: Bool

  public init(_ parts: [Part], isOfRounded: Bool = false) {
    self.parts = parts
    self.isOfRounded = isOfRounded
  }
}

extension Reckoning {
  /// `16 + 40 + 8`
  public static func sum(_ amounts: [Quantity], isOfRounded: Bool = false) -> Self {
    Self(Array(amounts.map { [Part.amount($0)] }.joined(separator: [.plus])), isOfRounded: isOfRounded)
  }

  /// `(25 + 70 + 18) / 3`
  public static func mean(_ amounts: [Quantity]) -> Self {
    Self([.open] + sum(amounts).parts + [.close, .over, .amount(Quantity(amounts.count))], isOfRounded: true)
  }

  /// `3.0 - 2.5`
  public static func difference(_ one: Quantity, _ other: Quantity, isOfRounded: Bool = false) -> Self {
    Self([.amount(one), .minus, .amount(other)], isOfRounded: isOfRounded)
  }

  /// `0.00088 / 0.005`
  public static func quotient(_ part: Quantity, _ whole: Quantity, isOfRounded: Bool = false) -> Self {
    Self([.amount(part), .over, .amount(whole)], isOfRounded: isOfRounded)
  }

  /// `(241 - 210) / 210 * 100`
  public static func growth(from old: Quantity, to new: Quantity) -> Self {
    Self(
      [.open, .amount(new), .minus, .amount(old), .close, .over, .amount(old), .times, .amount(Quantity(100))],
      isOfRounded: true)
  }
}

/// What was measured, beside what it should be. Both in one unit.
public struct TargetReading: Hashable, Sendable, Codable {
  /// In lower case: `p99`, `error rate`.
  public var metric: String
  public var measured: Quantity
  public var comparator: KeyIndicator.Target.Comparator
  public var target: Quantity

  public init(
    metric: String, measured: Quantity, comparator: KeyIndicator.Target.Comparator, target: Quantity
  ) {
    self.metric = metric
    self.measured = measured
    self.comparator = comparator
    self.target = target
  }

  public var isMet: Bool {
    switch comparator {
    case .less: measured.value < target.value
    case .atMost: measured.value <= target.value
    case .equal: measured.value == target.value
    case .atLeast: measured.value >= target.value
    case .greater: measured.value > target.value
    }
  }
}
