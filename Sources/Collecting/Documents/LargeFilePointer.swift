/// What git has instead of a file that it keeps elsewhere (Git LFS), where nobody has fetched that.
enum LargeFilePointer {
  /// The specification has each pointer begin with this line.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.count < 1024 && bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8)
  }
}
