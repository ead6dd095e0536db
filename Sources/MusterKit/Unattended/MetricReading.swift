/// The samples of an earlier file. What is not as Muster writes it is left out: somebody else wrote it, or half a disk.
func readMetrics(_ bytes: [UInt8]) -> [Metric: [MetricSample]] {
  var samples: [Metric: [MetricSample]] = [:]
  for line in bytes.split(separator: UInt8(ascii: "\n")) {
    var reader = SampleReader(rest: line)
    if let (metric, sample) = reader.read() { samples[metric, default: []].append(sample) }
  }
  return samples
}

private struct SampleReader {
  var rest: ArraySlice<UInt8>

  mutating func read() -> (Metric, MetricSample)? {
    guard let metric = Metric(rawValue: name()) else { return nil }
    var labels: [MetricSample.Label] = []
    if take("{") {
      repeat {
        let name = name()
        guard !name.isEmpty, take("="), take("\""), let value = quoted() else { return nil }
        labels.append(.init(name: name, value: value))
      } while take(",")
      guard take("}") else { return nil }
    }
    guard take(" ") else { return nil }
    let value = String(decoding: rest, as: UTF8.self)
    guard Double(value) != nil else { return nil }
    return (metric, MetricSample(value, labels: labels))
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func name() -> String {
    let name = rest.prefix { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    rest = rest[name.endIndex...]
    return String(decoding: name, as: UTF8.self)
  }

  /// Up to the quote that ends it, which is taken too; `nil` when none does.
  private mutating func quoted() -> String? {
    var value: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: value, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let next = rest.popFirst() else { return nil }
        value.append(next == UInt8(ascii: "n") ? UInt8(ascii: "\n") : next)
      default: value.append(byte)
      }
    }
    return nil
  }
}
