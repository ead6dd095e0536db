/// The canonical form of a certificate, as it is published and printed.
public enum SealRule {
  public static let canonicalForm = """
    The hash of a certificate is the SHA-256 of the bytes of its file, with every CR LF turned into LF, and without every \
    line that begins with `Certificate Hash:`, its line end included. It is written as a line of its own, \
    `Certificate Hash: sha256:` and 64 lower-case hexadecimal digits. For each cited place a line \
    `Cited Lines: PATH FIRST-LAST sha256:` and 64 digits keeps the SHA-256 of those lines at the reviewed commit, each \
    with LF for its line end.
    """
  public static let why = """
    Whoever changes a word of a sealed certificate, or the code that it speaks of, can be seen to have done so. A hash \
    does not say who sealed it: that is what the history of the repository is for.
    """
  public static let remedy = """
    Run `muster seal CERTIFICATE`: it writes down the commit, the digest of each cited place and the hash. \
    `muster verify CERTIFICATE` checks all three. A commit that the certificate states stays; after reviewing the cited \
    places anew, `muster seal --reviewed-now CERTIFICATE` replaces it by the newest one.
    """
  public static let byHand = "`sed 's/\\r$//' FILE | grep -v '^Certificate Hash:' | sha256sum`"
}

extension Certificate.HashState {
  public var explanation: String {
    switch self {
    case .absent: "No hash is written down."
    case .placeholder: "What stands for a hash is words, or no hexadecimal number."
    case .wrongLength: "A hexadecimal number, but not one of 64 digits."
    case .mismatch:
      "64 digits that do not belong to the text: one of the two was changed, or the hash comes from elsewhere."
    case .verified: "The hash belongs to the text."
    }
  }
}
