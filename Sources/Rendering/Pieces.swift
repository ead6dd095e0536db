/// A file's bytes in pieces, each of them made when it is asked for.
public struct Pieces: Sequence, Sendable {
  private let begin: @Sendable () -> AnyIterator<[UInt8]>

  init(_ begin: @escaping @Sendable () -> AnyIterator<[UInt8]>) { self.begin = begin }

  public func makeIterator() -> AnyIterator<[UInt8]> { begin() }

  /// All bytes, in one piece.
  package var joined: [UInt8] { Array(joined()) }
}
