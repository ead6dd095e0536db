import Digest

/// A text as a part of an address: `team-payments` stays what it is; of `@shop/платформа` the letters that an address may
/// have are kept, with a digest of the whole, so that no two texts share an address.
///
/// Never empty, never longer than 70 bytes.
func addressWord(_ text: String) -> String {
  let word = foldedAddressWord(text)
  return word.utf8.elementsEqual(text.utf8) ? word : "\(word)-\(ContentDigest(of: text.utf8).short)"
}

/// The same without the digest, for the few words of one list: `NO DATA` is `no-data`.
func foldedAddressWord(_ text: String) -> String {
  var word: [UInt8] = []
  for byte in text.utf8.prefix(60) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): word.append(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
    default: if let last = word.last, last != hyphen { word.append(hyphen) }
    }
  }
  if word.last == hyphen { word.removeLast() }
  return word.isEmpty ? "other" : String(decoding: word, as: UTF8.self)
}

private let hyphen = UInt8(ascii: "-")
