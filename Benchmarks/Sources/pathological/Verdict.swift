/// What is wrong with the cost of a document and of one about twice its size; empty when nothing is.
///
/// At most one second; growth of at most 2.6 for a doubling, where the time is long enough to tell growth from noise; and
/// what is refused costs at most 0.1 s for each MiB.
func complaints(_ smaller: Cost, _ larger: Cost) -> [String] {
  var complaints: [String] = []
  for cost in [smaller, larger] {
    if cost.isRefused, cost.seconds > 0.1 * cost.mebibytes + 0.005 {
      complaints.append("refused at \(shown(cost.seconds / cost.mebibytes)) s for each MiB")
    } else if cost.seconds > 1 {
      complaints.append("\(shown(cost.seconds)) s for \(cost.bytes) bytes")
    }
  }
  let isComparable = !larger.isRefused && !smaller.isRefused && larger.seconds > 0.02
  let doublings = Double(larger.bytes) / Double(2 * smaller.bytes)
  let growth = larger.seconds / smaller.seconds
  if isComparable, growth > 2.6 * doublings {
    complaints.append("\(shown(growth)) times the time for \(shown(2 * doublings)) times the bytes")
  }
  return complaints
}

func shown(_ value: Double) -> String {
  let thousandths = Int((value * 1000).rounded())
  let rest = String(thousandths % 1000)
  return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)"
}
