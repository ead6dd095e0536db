extension Ratio {
  /// A percentage with one decimal and without its sign: `42.0`.
  ///
  /// Rounded half up, except that what is below the whole never prints as `100.0` and what is above nothing
  /// never as `0.0`: a single open check must stay visible.
  public var percentText: String {
    let tenths = rounded(toSteps: 1000)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A percentage without decimals and without its sign, by the same rules: `68`.
  public var wholePercentText: String { String(rounded(toSteps: 100)) }

  /// Half up in what data files hold, a thousandth of a percent, so that who reads those comes to the same: a Double holds
  /// 0.1225 as something just beside it.
  private func rounded(toSteps steps: Int) -> Int {
    let thousandths = Int((value * 100_000).rounded())
    let step = 100_000 / steps
    let nearest = (thousandths + step / 2) / step
    if value < 1 && nearest >= steps { return steps - 1 }
    if value > 0 && nearest == 0 { return 1 }
    return nearest
  }
}

extension Score {
  /// The whole score on one line: never a number without its interval and its coverage.
  ///
  /// `verified 42.0 (42.0-74.0) · coverage 68 % · claimed 80.0`
  public var text: String {
    "verified \(verified.percentText) (\(verified.percentText)-\(upper.percentText))"
      + " · coverage \(coverageText) · claimed \(claimed.percentText)"
  }

  /// `68 %`; what is below a line that decides never prints as the line: `59.6 %`.
  public var coverageText: String {
    let lines = [CoverageLine.level] + [1, 2].map { CoverageLine.decision(tier: $0) }
    let isRaised = lines.contains {
      coverage.value < $0 && coverage.wholePercentText == Ratio(clamping: $0).wholePercentText
    }
    return "\(isRaised ? coverage.percentText : coverage.wholePercentText) %"
  }

  /// Below this share of the weight in scope, the score speaks of too small a part of the rubric.
  public static let narrowScope = 0.75

  /// How much more is claimed than verified.
  public var trustGap: Ratio { Ratio(clamping: claimed.value - verified.value) }

  public var isNarrow: Bool { scope.value < Score.narrowScope }
}
