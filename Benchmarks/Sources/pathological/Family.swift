import Foundation

/// Inputs of one shape and any size.
struct Family: Decodable {
  var id: String
  var expr: String
  /// Sizes that are worth a look.
  var n: [Int]

  func text(_ size: Int) throws -> [UInt8] { try Expression.value(of: expr, n: size) }
}

/// The families of a file, in its order.
func readFamilies(_ path: String) throws -> [Family] {
  struct File: Decodable { var families: [Family] }
  return try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(filePath: path))).families
}
