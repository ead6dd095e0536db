/// What a sentence of a document states that can be checked: read by the collector, verified by the assessment.
public struct Statement: Hashable, Sendable, Codable {
  public var fact: Fact
  public var origin: Origin
  /// In bytes, where the number stands that is stated; `nil` when unknown.
  public var column: Int?
  /// The sentence, or as much of it as states the fact.
  public var text: String
  /// The words by which a document without a record says what it is about (its title, its component), folded.
  public var about: [String]

  public init(_ fact: Fact, at origin: Origin, column: Int? = nil, text: String, about: [String] = []) {
    self.fact = fact
    self.origin = origin
    self.column = column
    self.text = text
    self.about = about
  }

  public enum Fact: Hashable, Sendable, Codable {
    /// "Critical issues: 2 found". `section` is where they should be; `isHeading` when it stands above them.
    case count(Int, Counted, isHeading: Bool, section: ClosedRange<Int>)
    /// "3/25 checks passed (12 %)".
    case progress(done: Int, total: Int, percent: Amount?, section: ClosedRange<Int>)
    /// "93 % (186 of 200)".
    case share(Amount, of: Amount, percent: Amount)
    /// "30 min x 52 weeks = 26 h": operands with the operator before each; the first has ``Operator/plus``.
    case equation([Term], result: Amount)
    /// "336 ms to 28 ms (12x faster)", "420 ms to 210 ms (50 % less)".
    case change(from: Amount, to: Amount, by: Amount)
    /// "99.9 % of October = 44.64 min".
    case allowance(objective: Amount, allowed: Amount, Window)
    /// "Remaining: 28.2 min", with what it is the rest of. Nothing was measured when `isMeasured` is false.
    case remainder(Amount, of: Amount, less: Amount, isMeasured: Bool)
    /// "Used: 0 minutes (not yet in production)".
    case nothingMeasured(Amount)
    /// "21.6 min/month or 0.05 % of logins": a budget of time and one of events, as if they were one.
    case mixedBudget(Amount, Amount)
    /// "80 % of latency" above "1.2 s database time".
    case partOfLatency(Amount, percent: Amount)
    /// A target beside a value, and what the author makes of it.
    case comparison(Comparison)
    /// "Security review passed": its subject, `["security", "review"]`; empty when everything passed.
    case passed([String])
    /// "p99 is 1.9 s".
    case measured(String, Amount)
    /// "Total: 61 queries per request": what is counted, and how many.
    case total(String, Amount)
    /// How many tests ran; `stoppedBy` is the error that kept them from running.
    case tests(passed: Int, failed: Int, total: Int, stoppedBy: String?)
  }

  public enum Counted: Hashable, Sendable, Codable {
    case severity(Severity)
    /// `labelled` lines outside the checklist carry the word BLOCKER.
    case blockers(labelled: Int)
    case findings
  }

  public enum Operator: String, Hashable, Sendable, Codable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "×"
    case divided = "/"
  }

  public struct Term: Hashable, Sendable, Codable {
    public var sign: Operator
    public var amount: Amount

    public init(_ sign: Operator, _ amount: Amount) {
      self.sign = sign
      self.amount = amount
    }
  }

  /// The period over which an objective allows something.
  public enum Window: Hashable, Sendable, Codable {
    case days(Fraction)
    /// `month` is 1 to 12; `year` decides the length of a February, and may be unknown.
    case month(Int, year: Int?)
    /// A month, a quarter or a year, whichever.
    case anyMonth, anyQuarter, anyYear
    case unstated
  }

  public struct Comparison: Hashable, Sendable, Codable {
    public enum Relation: String, Hashable, Sendable, Codable, CaseIterable {
      case less = "<"
      case atMost = "≤"
      case atLeast = "≥"
      case greater = ">"
    }

    /// What keeps a value from being compared with its target.
    public enum Doubt: String, Hashable, Sendable, Codable, CaseIterable {
      /// `80%+`, `< 500 ms`.
      case isBound = "a bound stands where the measured value belongs"
      /// `2 per day` beside `3 per week`.
      case differs = "the two are not in one unit"
    }

    /// `toil`, `p99`: folded words.
    public var subject: [String]
    public var value: Amount
    public var relation: Relation
    public var target: Amount
    /// Whether the author says that the target is met; `nil` where it only says on which side of it the value is.
    public var saysMet: Bool?
    public var doubt: Doubt?

    public init(
      subject: [String], value: Amount, relation: Relation, target: Amount, saysMet: Bool?, doubt: Doubt? = nil
    ) {
      self.subject = subject
      self.value = value
      self.relation = relation
      self.target = target
      self.saysMet = saysMet
      self.doubt = doubt
    }
  }
}
