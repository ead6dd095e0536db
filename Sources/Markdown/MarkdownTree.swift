private import CArena
private import CCmark
private import Glibc

/// A libcmark tree, owned by exactly one variable and freed with it.
///
/// Not `Sendable`, and it never leaves the function that parsed it.
struct MarkdownTree: ~Copyable {
  let root: Node

  /// Every text is a document.
  ///
  /// - Parameter bytes: Valid UTF-8 without NUL, as ``DocumentText`` makes it; libcmark need not look again.
  init(parsing bytes: ArraySlice<UInt8>) {
    arena_enter()
    root = unsafe bytes.withUnsafeBufferPointer { buffer in
      return unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        let parser = unsafe cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, Node.memory)
        defer { unsafe cmark_parser_free(parser) }
        unsafe cmark_parser_feed(parser, characters.baseAddress, characters.count)
        guard let root = unsafe cmark_parser_finish(parser) else {
          preconditionFailure("libcmark returns no tree only when it is out of memory")
        }
        return unsafe Node(root)
      }
    }
  }

  deinit {
    if arena_frees_all() == 0 { root.free() }
    arena_leave()
  }

  /// libcmark's safe HTML: raw HTML is omitted (we have replaced it before), four dangerous schemes are emptied.
  borrowing func html() -> String { root.html() }

  /// Visits every node in document order, without recursion, however deep the nesting.
  ///
  /// `visit` may change the node's own links and literal, not the tree around it.
  borrowing func walk(_ visit: (Visit, Node) -> Void) { root.walk(visit) }

  enum Visit { case enter, leave }
}

/// One node of a tree: a pointer with the few verbs we need. Valid as long as its tree.
@safe struct Node: Hashable {
  private let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

  /// Every node of a document comes from the arena of the thread that parses it.
  fileprivate static var memory: UnsafeMutablePointer<cmark_mem> {
    unsafe arena_memory().assumingMemoryBound(to: cmark_mem.self)
  }

  static func == (lhs: Self, rhs: Self) -> Bool { unsafe lhs.pointer == rhs.pointer }
  func hash(into hasher: inout Hasher) { unsafe hasher.combine(pointer) }

  enum Kind {
    case document, quote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading, rule
    case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, link, image, other
  }

  static func make(_ kind: Kind) -> Node {
    let type =
      switch kind {
      case .customBlock: CMARK_NODE_CUSTOM_BLOCK
      case .customInline: CMARK_NODE_CUSTOM_INLINE
      case .codeBlock: CMARK_NODE_CODE_BLOCK
      case .paragraph: CMARK_NODE_PARAGRAPH
      case .text: CMARK_NODE_TEXT
      case .link: CMARK_NODE_LINK
      default: preconditionFailure("we make no \(kind)")
      }
    guard let pointer = unsafe cmark_node_new_with_mem(type, memory) else { preconditionFailure("out of memory") }
    return unsafe Node(pointer)
  }

  static func text(_ literal: String) -> Node {
    let node = make(.text)
    node.literal = literal
    return node
  }

  var kind: Kind {
    switch unsafe cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_CUSTOM_BLOCK: .customBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_CUSTOM_INLINE: .customInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }

  /// 1-based lines in what was parsed; 0 for most inlines.
  var firstLine: Int { Int(unsafe cmark_node_get_start_line(pointer)) }
  /// Where the node stands in the document that is rendered: libcmark's line, unless another one was given.
  var line: Int {
    get {
      // Odd, so that no line is the null pointer.
      let given = Int(bitPattern: unsafe cmark_node_get_user_data(pointer))
      return given == 0 ? firstLine : given >> 1
    }
    nonmutating set {
      unsafe _ = cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue << 1 | 1))
    }
  }
  /// A mark that the document escaped, so that it is no mark.
  var isEscaped: Bool {
    get { Int(bitPattern: unsafe cmark_node_get_user_data(pointer)) == 2 }
    nonmutating set {
      unsafe _ = cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue ? 2 : 0))
    }
  }
  /// libcmark forgets the line that ends an HTML block by what stands in it, so that one is counted.
  var lastLine: Int {
    guard kind == .htmlBlock else { return Int(unsafe cmark_node_get_end_line(pointer)) }
    return firstLine + max(1, literal.utf8.count { $0 == 0x0A }) - 1
  }
  var firstColumn: Int { Int(unsafe cmark_node_get_start_column(pointer)) }
  var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(pointer)) }
  var isOrderedList: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }

  var literal: String {
    get { unsafe string(cmark_node_get_literal(pointer)) }
    nonmutating set { unsafe _ = cmark_node_set_literal(pointer, newValue) }
  }
  /// The literal's bytes, without making a String of them.
  func appendLiteral(to bytes: inout [UInt8]) {
    guard let text = unsafe cmark_node_get_literal(pointer) else { return }
    unsafe UnsafeBufferPointer(start: text, count: strlen(text)).withMemoryRebound(to: UInt8.self) {
      unsafe bytes.append(contentsOf: $0)
    }
  }

  var url: String { unsafe string(cmark_node_get_url(pointer)) }
  var info: String { unsafe string(cmark_node_get_fence_info(pointer)) }

  func setURL(_ url: String) { unsafe _ = cmark_node_set_url(pointer, url) }
  func setInfo(_ info: String) { unsafe _ = cmark_node_set_fence_info(pointer, info) }

  var first: Node? { unsafe cmark_node_first_child(pointer).map { unsafe Node($0) } }
  var next: Node? { unsafe cmark_node_next(pointer).map { unsafe Node($0) } }
  var last: Node? { unsafe cmark_node_last_child(pointer).map { unsafe Node($0) } }
  var parent: Node? { unsafe cmark_node_parent(pointer).map { unsafe Node($0) } }

  func append(_ child: Node) { unsafe check(cmark_node_append_child(pointer, child.pointer)) }
  func insert(before sibling: Node) { unsafe check(cmark_node_insert_before(sibling.pointer, pointer)) }
  func insert(after sibling: Node) { unsafe check(cmark_node_insert_after(sibling.pointer, pointer)) }
  func replace(with node: Node) {
    unsafe check(cmark_node_replace(pointer, node.pointer))
    free()
  }
  func unlink() { unsafe cmark_node_unlink(pointer) }

  /// Frees the node with everything below it, unlinking it first.
  func free() { unsafe cmark_node_free(pointer) }

  /// Moves all children of `other` to the end of this node.
  func adoptChildren(of other: Node) {
    while let child = other.first { append(child) }
  }

  /// Whether its children are inlines: the places where words stand.
  var holdsInlines: Bool {
    switch kind {
    case .paragraph, .heading, .emphasis, .strong, .link, .customInline: true
    case .customBlock: first?.isInline ?? false
    default: false
    }
  }

  private var isInline: Bool {
    switch kind {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .customInline, .emphasis, .strong, .link, .image: true
    default: false
    }
  }

  /// The markup around a custom node's children.
  func wrap(_ markup: Markup, _ style: Markup.Style = .page) {
    unsafe _ = cmark_node_set_on_enter(pointer, markup.opening(style))
    unsafe _ = cmark_node_set_on_exit(pointer, markup.closing(style))
  }

  fileprivate func html() -> String {
    guard let text = unsafe cmark_render_html(pointer, CMARK_OPT_DEFAULT) else { return "" }
    defer { unsafe arena_free(text) }
    return unsafe String(cString: text)
  }

  func walk(_ visit: (MarkdownTree.Visit, Node) -> Void) {
    guard let iterator = unsafe cmark_iter_new(pointer) else { return }
    defer { unsafe cmark_iter_free(iterator) }
    while true {
      let event = unsafe cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = unsafe cmark_iter_get_node(iterator) else { return }
      unsafe visit(event == CMARK_EVENT_ENTER ? .enter : .leave, Node(node))
    }
  }

  private func check(_ succeeded: CInt) {
    precondition(succeeded == 1, "libcmark refused to put a node there")
  }

  private func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }
}
