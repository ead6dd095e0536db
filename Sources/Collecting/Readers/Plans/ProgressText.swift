import Diagnostics
import ReportModel

/// Percent as an exact decimal: `60`, `60 %`, `0.4`.
///
/// - Returns: `nil`, and a diagnostic, for what is no number from 0 to 100.
func readProgress(_ field: Field?, in document: Document, into log: inout DiagnosticLog) -> String? {
  guard let field, !field.value.isEmpty else { return nil }
  let number = decimalText(field.value)
  if let number, let value = Double(number), value <= 100 { return number }
  log.emit(
    Diagnostic(
      .progressOutOfRange, .warning, "the progress \"\(field.value)\" is not between 0 and 100",
      help: "Write percent, from 0 to 100.", at: document.location(of: field)))
  return nil
}

/// The number with which a text begins, without its signs for thousands; `nil` when it begins with none or with a sign.
func decimalText(_ text: String) -> String? {
  var bytes = Array(trimmedText(text).utf8)[...]
  return takeDecimal(&bytes)
}

/// Takes the decimal with which bytes begin: without noughts that say nothing, because JSON knows no 007.
func takeDecimal(_ bytes: inout ArraySlice<UInt8>) -> String? {
  guard let number = NumberText.take(&bytes).flatMap({ DecimalText($0)?.text }),
    ExactDecimal(number, isCut: true) != nil
  else { return nil }
  return number
}

/// The texts of a JSON or YAML list; a single text is a list of one.
func listedTexts(_ value: YAMLValue?) -> [String] {
  guard let value else { return [] }
  if let text = value.text { return [trimmedText(text)].filter { !isNothing($0) } }
  return (value.list ?? []).compactMap { item in
    (item.text ?? item["description"]?.text ?? item["title"]?.text).map(trimmedText)
  }.filter { !$0.isEmpty }
}

/// `none`, `-`, `n/a`.
func isNothing(_ text: String) -> Bool {
  ["", "-", "none", "n/a", "nothing", "—", "–"].contains(text.asciiLowercased)
}

/// Whether a status offers all its words to choose from: a schema or a template, no record.
func isOffered(_ status: String) -> Bool { status.utf8.contains(UInt8(ascii: "|")) }

/// A member of a JSON or YAML object as a field.
func textField(_ value: YAMLValue, _ names: String...) -> Field? { textField(value, names) }

func textField(_ value: YAMLValue, _ names: [String]) -> Field? {
  for name in names {
    guard let entry = value.entries?.first(where: { $0.key == name }), let text = entry.value.text, !text.isEmpty
    else { continue }
    return Field(name: name, value: text, line: entry.value.line)
  }
  return nil
}

extension Diagnostic.ID {
  static let progressOutOfRange: Self = "progress.out-of-range"
  static let updateInconsistent: Self = "update.inconsistent"
  static let planDependencyMissing: Self = "plan.dependency-missing"
  static let planRollbackMissing: Self = "plan.rollback-missing"
}
