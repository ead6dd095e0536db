/// What a link means in the file that it leads to.
public enum LinkPlace: Hashable, Sendable {
  case lines(LineSpan)
  /// As written behind `#`; never empty.
  case heading(String)

  /// - Parameter fragment: Decoded and not empty.
  public init(reading fragment: String) {
    self = LineSpan(reading: fragment).map(LinkPlace.lines) ?? .heading(fragment)
  }
}

/// Lines of a file, 1-based and in order.
public struct LineSpan: Hashable, Sendable {
  public var first: Int
  public var last: Int
  /// Where in the first line, and where in the last.
  public var columns: Columns?

  public struct Columns: Hashable, Sendable {
    public var first: Int
    /// `nil` where only a beginning is given.
    public var last: Int?

    public init(first: Int, last: Int? = nil) {
      self.first = first
      self.last = last
    }
  }

  public init(_ first: Int, to last: Int? = nil, columns: Columns? = nil) {
    self.first = min(first, last ?? first)
    self.last = max(first, last ?? first)
    self.columns = columns
  }
}

extension LineSpan {
  /// `L10`, `L10-L20`, `L10-20`, `L10C3`, `L10C3-L20C5` and `lines-10:20`, as the forges write them.
  init?(reading fragment: String) {
    var rest = Array(fragment.utf8)[...]
    let isBitbucket = rest.starts(with: "lines-".utf8)
    rest = rest.dropFirst(isBitbucket ? 6 : 0)
    guard isBitbucket || take("L", from: &rest), let first = number(&rest) else { return nil }
    let column = isBitbucket ? nil : numberBehind("C", &rest)
    var (last, lastColumn): (Int?, Int?) = (nil, nil)
    if take(isBitbucket ? ":" : "-", from: &rest) {
      if !isBitbucket { _ = take("L", from: &rest) }
      last = number(&rest)
      lastColumn = numberBehind("C", &rest)
      guard last != nil, !isBitbucket || lastColumn == nil else { return nil }
    }
    guard rest.isEmpty else { return nil }
    self.init(first, to: last, columns: column.map { Columns(first: $0, last: lastColumn) })
  }

  /// What compilers and people write behind a path: `10`, `10-20` or `10:3`.
  init?(behindColon bytes: ArraySlice<UInt8>) {
    var rest = bytes
    guard let first = number(&rest) else { return nil }
    var (last, column): (Int?, Int?) = (nil, nil)
    if take("-", from: &rest) {
      guard let number = number(&rest) else { return nil }
      last = number
    } else if take(":", from: &rest) {
      guard let number = number(&rest) else { return nil }
      column = number
    }
    guard rest.isEmpty else { return nil }
    self.init(first, to: last, columns: column.map { Columns(first: $0) })
  }
}

extension SourcePath {
  /// The path and the lines of `src/a.swift:12`, `:12-20` or `:12:3`; `nil` without them.
  public var withoutLines: (path: SourcePath, lines: LineSpan)? {
    let name = Array(name.utf8)
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")), colon > 0,
      let lines = LineSpan(behindColon: name[(colon + 1)...])
    else { return nil }
    return (SourcePath(String(decoding: text.utf8.dropLast(name.count - colon), as: UTF8.self)), lines)
  }
}

private func take(_ mark: Unicode.Scalar, from bytes: inout ArraySlice<UInt8>) -> Bool {
  guard bytes.first == UInt8(ascii: mark) else { return false }
  bytes = bytes.dropFirst()
  return true
}

private func numberBehind(_ mark: Unicode.Scalar, _ bytes: inout ArraySlice<UInt8>) -> Int? {
  take(mark, from: &bytes) ? number(&bytes) : nil
}

/// At least 1, of at most nine digits.
private func number(_ bytes: inout ArraySlice<UInt8>) -> Int? {
  let digits = bytes.prefix { (0x30...0x39).contains($0) }
  guard (1...9).contains(digits.count), let number = Int(String(decoding: digits, as: UTF8.self)), number > 0 else {
    return nil
  }
  bytes = bytes[digits.endIndex...]
  return number
}
