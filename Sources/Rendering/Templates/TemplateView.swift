import Markdown

/// A view model: values that are already text, under the names by which a template may ask for them.
///
/// A view has no optionals; what may be absent is a list, empty or of one.
protocol TemplateView: Sendable {
  static var keys: [ViewKey<Self>] { get }
  /// What stands behind one of ``keys``. Each view has its own, which knows its type: a page asks some thousand times.
  func value(at key: Int) -> ViewValue
}

/// What stands behind a key.
enum ViewValue {
  case text(String)
  case html(SafeHTML)
  case flag(Bool)
  case list([any TemplateView])
}

/// One name that a template may use, what it stands for, and where the value comes from.
struct ViewKey<View>: Sendable {
  let name: String
  let kind: KeyKind
  let value: @Sendable (View) -> ViewValue
  /// The views of a list in which tables may stand.
  private(set) var tables: (@Sendable (View) -> [TableView])?

  /// Escaped wherever it stands.
  static func text(_ name: String, _ value: @escaping @Sendable (View) -> String) -> Self {
    Self(name: name, kind: .text) { .text(value($0)) }
  }

  /// Stands in the page as it is; its name must end in `HTML`.
  static func html(_ name: String, _ value: @escaping @Sendable (View) -> SafeHTML) -> Self {
    precondition(name.utf8.suffix(4).elementsEqual("HTML".utf8), "markup is asked for by a name that says so")
    return Self(name: name, kind: .html) { .html(value($0)) }
  }

  static func flag(_ name: String, _ value: @escaping @Sendable (View) -> Bool) -> Self {
    Self(name: name, kind: .flag) { .flag(value($0)) }
  }

  static func list<Element: TemplateView>(
    _ name: String, _ value: @escaping @Sendable (View) -> [Element]
  ) -> Self {
    var key = Self(name: name, kind: .list(Element.self)) { .list(value($0)) }
    if Element.holdsTables { key.tables = { value($0).flatMap { $0.tables() } } }
    return key
  }
}

/// What a key may be used for: a value, markup, a condition, or a section over views.
enum KeyKind: Sendable {
  case text, html, flag
  case list(any TemplateView.Type)
}

extension TemplateView {
  func value(at key: Int) -> ViewValue { Self.keys[key].value(self) }

  /// The tables in it, at any depth, in the order of the keys.
  func tables() -> [TableView] {
    if let table = self as? TableView { return [table] }
    return Self.keys.flatMap { $0.tables?(self) ?? [] }
  }

  /// Whether a view of the type can have a table in it.
  static var holdsTables: Bool { Self.self == TableView.self || keys.contains { $0.tables != nil } }

  static var offers: [(name: String, kind: KeyKind)] { keys.map { ($0.name, $0.kind) } }
}
