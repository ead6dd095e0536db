package import ReportModel

/// How words are read: the very tables that the readers use.
package var wordTables: [WordTable] {
  [CertificateVerdictText.table, VerdictText.table, SeverityText.table, DecisionStatusText.table]
}

/// `"no", "not"`, in the order of their bytes.
func quoted(_ words: some Sequence<String>) -> String {
  words.sorted(by: byBytes).map { "\"\($0)\"" }.joined(separator: ", ")
}

func byBytes(_ one: String, _ other: String) -> Bool { one.precedesInBytes(other) }
