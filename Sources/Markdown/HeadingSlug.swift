/// A heading's anchor by GitHub's rules: lower case, letters, digits, `_` and `-` kept, blanks to `-`, the rest dropped.
public struct HeadingSlug: Hashable, Sendable {
  /// What a link writes after `#`.
  public let fragment: String

  /// What stands in the page: prefixed, so that no heading can take a name that scripts or browsers look up.
  public var id: String { "h-" + fragment }

  /// Hands out the slugs of one document: the second "Setup" becomes `setup-1`.
  ///
  /// Amortised constant time for each heading, also when all of them are alike.
  public struct Sequence: Sendable {
    private var uses: [[UInt8]: Int] = [:]

    public init() {}

    /// None of `taken` is handed out.
    init(besides taken: some Collection<String>) {
      for fragment in taken { uses[Array(fragment.utf8)] = 0 }
    }

    public mutating func slug(for title: String) -> HeadingSlug {
      let base = githubSlug(title)
      let key = Array(base.utf8)
      guard var count = uses[key] else {
        uses[key] = 0
        return HeadingSlug(fragment: base)
      }
      var candidate = base
      while uses[Array(candidate.utf8)] != nil {
        count += 1
        candidate = "\(base)-\(count)"
      }
      uses[key] = count
      uses[Array(candidate.utf8)] = 0
      return HeadingSlug(fragment: candidate)
    }
  }
}

private func githubSlug(_ title: String) -> String {
  if let slug = asciiSlug(title) { return slug }
  var slug = String.UnicodeScalarView()
  for scalar in title.unicodeScalars {
    switch scalar {
    case " ": slug.append("-")
    case "a"..."z", "0"..."9", "_", "-": slug.append(scalar)
    case "A"..."Z": slug.append(Unicode.Scalar(UInt8(scalar.value + 32)))
    case _ where scalar.isASCII: break
    // Variants of ideographs: nobody sees them, and an address must not hide anything.
    case "\u{E0100}"..."\u{E01EF}": break
    default:
      let properties = scalar.properties
      switch properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: slug.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
      case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .nonspacingMark,
        .spacingMark, .connectorPunctuation:
        slug.append(scalar)
      default: break
      }
    }
  }
  return String(slug)
}

/// The same for titles of ASCII alone, which most are: a few times quicker.
private func asciiSlug(_ title: String) -> String? {
  var slug: [UInt8] = []
  slug.reserveCapacity(title.utf8.count)
  for byte in title.utf8 {
    switch byte {
    case 0x80...: return nil
    case 0x20: slug.append(UInt8(ascii: "-"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
    case let byte where isWordByte(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-"): slug.append(byte)
    default: break
    }
  }
  return String(decoding: slug, as: UTF8.self)
}
