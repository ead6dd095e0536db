/// Rows of a table that are neither read nor shown, because it has more than a table may have.
public struct TableOmission: Hashable, Sendable {
  /// How many.
  public var rows: Int
  /// 1-based line of the first of them, in the document.
  public var line: Int

  public init(rows: Int, line: Int) {
    self.rows = rows
    self.line = line
  }

  /// What the page says below the table.
  static func notice(rows: Int) -> String {
    "Left out: the last \(rows) \(rows == 1 ? "row" : "rows") of this table, which has more than a table may have."
  }
}
