import Markdown

/// A view model: values that are already text, under the names by which a template may ask for them.
///
/// A view has no optionals; what may be absent is a list, empty or of one.
protocol TemplateView: Sendable {
  static var keys: [ViewKey<Self>] { get }
}

/// One name that a template may use, what it stands for, and where the value comes from.
struct ViewKey<View: TemplateView>: Sendable {
  let name: String
  let value: Value

  enum Value: Sendable {
    case text(@Sendable (View) -> String)
    case html(@Sendable (View) -> SafeHTML)
    case flag(@Sendable (View) -> Bool)
    case list(List)
  }

  /// Views of a type that is known where the key is made, and nowhere else.
  struct List: Sendable {
    let element: any TemplateView.Type
    let isEmpty: @Sendable (View) -> Bool
    /// Some steps of a template for each of them.
    let write: @Sendable (View, Range<Int>, inout TemplateWriter) -> Void
    /// Those in which tables may stand.
    let tables: (@Sendable (View) -> [TableView])?
  }

  /// Escaped wherever it stands.
  static func text(_ name: String, _ value: @escaping @Sendable (View) -> String) -> Self {
    Self(name: name, value: .text(value))
  }

  /// Stands in the page as it is; its name must end in `HTML`.
  static func html(_ name: String, _ value: @escaping @Sendable (View) -> SafeHTML) -> Self {
    precondition(name.utf8.suffix(4).elementsEqual("HTML".utf8), "markup is asked for by a name that says so")
    return Self(name: name, value: .html(value))
  }

  static func flag(_ name: String, _ value: @escaping @Sendable (View) -> Bool) -> Self {
    Self(name: name, value: .flag(value))
  }

  static func list<Element: TemplateView>(
    _ name: String, _ value: @escaping @Sendable (View) -> [Element]
  ) -> Self {
    var tables: (@Sendable (View) -> [TableView])?
    if Element.holdsTables { tables = { value($0).flatMap { $0.tables() } } }
    let list = List(
      element: Element.self, isEmpty: { value($0).isEmpty },
      write: { view, range, page in for element in value(view) { page.write(range, element) } }, tables: tables)
    return Self(name: name, value: .list(list))
  }

  /// A list of one, or empty: the parts of table cells, of which a large page has ten thousand.
  static func optional<Element: TemplateView>(
    _ name: String, _ value: @escaping @Sendable (View) -> Element?
  ) -> Self {
    precondition(!Element.holdsTables, "tables stand in lists")
    let list = List(
      element: Element.self, isEmpty: { value($0) == nil },
      write: { view, range, page in if let element = value(view) { page.write(range, element) } }, tables: nil)
    return Self(name: name, value: .list(list))
  }
}

/// What a key may be used for: a value, markup, a condition, or a section over views.
enum KeyKind: Sendable {
  case text, html, flag
  case list(any TemplateView.Type)
}

extension ViewKey {
  fileprivate var kind: KeyKind {
    switch value {
    case .text: .text
    case .html: .html
    case .flag: .flag
    case .list(let list): .list(list.element)
    }
  }

  fileprivate var tables: (@Sendable (View) -> [TableView])? {
    if case .list(let list) = value { list.tables } else { nil }
  }
}

extension TemplateView {
  /// The tables in it, at any depth, in the order of the keys.
  func tables() -> [TableView] {
    if let table = self as? TableView { return [table] }
    return Self.keys.flatMap { $0.tables?(self) ?? [] }
  }

  /// Whether a view of the type can have a table in it.
  static var holdsTables: Bool { Self.self == TableView.self || keys.contains { $0.tables != nil } }

  static var offers: [(name: String, kind: KeyKind)] { keys.map { ($0.name, $0.kind) } }
}
