/// What a preview puts at the end of a page that it serves; the file itself stays as it is.
///
/// A page may connect to nothing, and a preview gives it no leave to. So its script asks with an image, which the server
/// holds back until there is another edition: a wide one means that the page is to be loaded again.
enum ReloadMark {
  /// No file of a site can have such a name, because addresses have no `~`.
  static let script = "/~preview/reload.js"
  static let style = "/~preview/strip.css"
  static let change = "/~preview/change"

  /// - Parameter failure: Why the newest state of the sources is not what the page shows.
  static func bytes(edition: String, failure: String?) -> [UInt8] {
    let strip = failure.map {
      "<link rel=\"stylesheet\" href=\"\(style)\"><pre class=\"muster-preview-failure\" role=\"alert\">\(escaped($0))</pre>\n"
    }
    return Array("\(strip ?? "")<script src=\"\(script)?\(edition)\"></script>\n".utf8)
  }

  static let scriptBytes = Array(
    """
    (() => {
      const edition = new URL(document.currentScript.src).search;
      let image = null;
      let asked = 0;
      function ask() {
        if (image || document.hidden) return;
        image = new Image();
        image.onload = () => {
          if (image.naturalWidth > 1) location.reload();
          image = null;
          ask();
        };
        image.onerror = () => {
          image = null;
          setTimeout(ask, 1000);
        };
        asked += 1;
        image.src = "\(change)" + edition + "&" + asked;
      }
      // A page that nobody sees holds no connection: a browser has six for one server.
      document.addEventListener("visibilitychange", () => {
        if (!document.hidden) ask();
        else if (image) image.src = "data:,";
      });
      // Not before: until then the page would count as not loaded.
      addEventListener("load", () => setTimeout(ask));
    })();

    """.utf8)

  static let styleBytes = Array(
    """
    .muster-preview-failure {
      position: fixed;
      inset: auto 0 0 0;
      z-index: 2147483647;
      max-height: 40vh;
      margin: 0;
      padding: 0.75rem 1rem;
      overflow: auto;
      white-space: pre-wrap;
      font: 0.875rem/1.4 ui-monospace, monospace;
      color: #fff;
      background: #7a1212;
    }
    @media print {
      .muster-preview-failure { display: none; }
    }

    """.utf8)

  /// An image that says whether there is another edition than the one that was asked about.
  static func image(isChanged: Bool) -> [UInt8] {
    Array("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(isChanged ? 2 : 1)\" height=\"1\"/>\n".utf8)
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
