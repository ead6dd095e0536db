/// What an open debt has come to by the day of the report.
public struct DebtStanding: Hashable, Sendable {
  /// The id of the debt's record.
  public var record: String
  /// Days since it was opened; `nil` when nobody wrote down when.
  public var age: Int?
  /// Days since it was due; `nil` when it is not late.
  public var late: Int?
  /// Minutes that it has cost since it was opened; `nil`, and not 0, when its interest or its age is unknown.
  public var carried: Fraction?
  /// Why nobody can tell what it has cost; `nil` where it is known.
  public var doubt: Doubt?
  /// Where it cites code that is gone, when none of what it cites is left: it may have been paid.
  public var gone: [Origin]

  public init(record: String, age: Int? = nil, late: Int? = nil, carried: Fraction? = nil, gone: [Origin] = []) {
    self.record = record
    self.age = age
    self.late = late
    self.carried = carried
    self.gone = gone
  }

  public enum Doubt: Hashable, Sendable, CaseIterable {
    /// Nobody wrote down what it costs.
    case noInterest
    /// `slows every release`, `a lot`: somebody did, and it adds up to no number.
    case inWords
    /// Nobody knows since when.
    case noAge
  }

  public var isCandidatePaid: Bool { !gone.isEmpty }
}
