/// What a load test measured.
public struct LoadTest: Hashable, Sendable, Codable {
  /// `k6`, `Locust`, as the form of the file or its text says.
  public var tool: String?
  public var requests: Int?
  public var failed: Int?
  /// A share as a decimal.
  public var errorRate: String?
  /// Milliseconds, as decimals.
  public var p50: String?
  public var p95: String?
  public var p99: String?
  /// What it was compared with, as written.
  public var baseline: String?
  public var thresholds: [Threshold]

  public init(
    tool: String? = nil, requests: Int? = nil, failed: Int? = nil, errorRate: String? = nil, p50: String? = nil,
    p95: String? = nil, p99: String? = nil, baseline: String? = nil, thresholds: [Threshold] = []
  ) {
    self.tool = tool
    self.requests = requests
    self.failed = failed
    self.errorRate = errorRate
    self.p50 = p50
    self.p95 = p95
    self.p99 = p99
    self.baseline = baseline
    self.thresholds = thresholds
  }

  /// Something came out of it that can be read.
  public var isMeasured: Bool {
    requests != nil || failed != nil || !thresholds.isEmpty || ![errorRate, p50, p95, p99].allSatisfy { $0 == nil }
  }

  /// A limit that the test itself was given.
  public struct Threshold: Hashable, Sendable, Codable {
    public var metric: String
    /// `p(95)<500`.
    public var expression: String
    public var isKept: Bool
    public var line: Int

    public init(metric: String, expression: String, isKept: Bool, line: Int) {
      self.metric = metric
      self.expression = expression
      self.isKept = isKept
      self.line = line
    }
  }
}
