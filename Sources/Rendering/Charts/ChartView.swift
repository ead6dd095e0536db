/// A drawing made of lines, bars and words, with the same numbers in a table.
///
/// Its units are about the size of a CSS pixel on a narrow screen. Colours are those of tones, so that both themes and
/// print have their own.
struct ChartView: TemplateView {
  /// Unique in its page.
  var id: String
  var title: String
  /// What it shows, for whoever does not see it.
  var text: String
  var width: Int
  var height: Int
  var rules: [Rule] = []
  var paths: [Path] = []
  var bars: [Bar] = []
  var labels: [Label] = []
  var numbers: TableView

  static let keys: [ViewKey<Self>] = [
    .text("chartID") { $0.id },
    .text("title") { $0.title },
    .text("text") { $0.text },
    .text("width") { String($0.width) },
    .text("height") { String($0.height) },
    .list("rules") { $0.rules },
    .list("paths") { $0.paths },
    .list("bars") { $0.bars },
    .list("labels") { $0.labels },
    .list("numbers") { [$0.numbers] },
  ]

  /// An axis, or a line to compare with.
  struct Rule: TemplateView {
    var from: Place
    var to: Place
    var isDashed = false

    static let keys: [ViewKey<Self>] = [
      .text("x1") { tenths($0.from.x) },
      .text("y1") { tenths($0.from.y) },
      .text("x2") { tenths($0.to.x) },
      .text("y2") { tenths($0.to.y) },
      .flag("isDashed") { $0.isDashed },
    ]
  }

  /// A line through places.
  struct Path: TemplateView {
    var places: [Place]
    var tone: Tone

    static let keys: [ViewKey<Self>] = [
      .text("d") { $0.drawing },
      .text("tone") { $0.tone.rawValue },
    ]

    /// In the language of SVG's paths.
    private var drawing: String {
      var words: [String] = []
      for place in places { words.append((words.isEmpty ? "M" : "L") + tenths(place.x) + " " + tenths(place.y)) }
      return words.joined(separator: " ")
    }
  }

  struct Bar: TemplateView {
    var place: Place
    var width: Double
    var height: Double
    var tone: Tone

    static let keys: [ViewKey<Self>] = [
      .text("x") { tenths($0.place.x) },
      .text("y") { tenths($0.place.y) },
      .text("barWidth") { tenths($0.width) },
      .text("barHeight") { tenths($0.height) },
      .text("tone") { $0.tone.rawValue },
    ]
  }

  struct Label: TemplateView {
    enum Anchor: String, Sendable { case start, middle, end }

    var place: Place
    var text: String
    var anchor = Anchor.start

    static let keys: [ViewKey<Self>] = [
      .text("x") { tenths($0.place.x) },
      .text("y") { tenths($0.place.y) },
      .text("anchor") { $0.anchor.rawValue },
      .text("text") { $0.text },
    ]
  }

  /// From the left and from the top.
  struct Place: Hashable, Sendable {
    var x: Double
    var y: Double
  }
}

/// With one decimal, in the same digits on every machine.
private func tenths(_ number: Double) -> String {
  let tenths = Int((number * 10).rounded())
  let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
  return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
}
