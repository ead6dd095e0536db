/// Breaks every rule once, and expects each to be noticed: a check that cannot fail is none.
func selfTest() throws {
  let texts: [(expression: String, n: Int, value: String)] = [
    ("'> '*n+'x'", 3, "> > > x"), ("'a\\n'+'\\\\'*2", 1, "a\n\\\\"),
    ("''.join('e'+'`'*i for i in range(1,n))", 4, "e`e``e```"),
    ("''.join(' '*i*2+'- ' for i in range(0,3))+'.'*n", 2, "-   -     - .."),
  ]
  for example in texts {
    let value = String(decoding: try Expression.value(of: example.expression, n: example.n), as: UTF8.self)
    precondition(value == example.value, "\(example.expression) is \(value)")
  }
  precondition((try? Expression.value(of: "'a'*m", n: 1)) == nil, "an unknown name is not understood")

  func cost(_ bytes: Int, _ seconds: Double, isRefused: Bool = false) -> Cost {
    Cost(bytes: bytes, seconds: seconds, isRefused: isRefused)
  }
  let verdicts: [(Cost, Cost, [String])] = [
    (cost(1000, 0.1), cost(2000, 0.2), []),
    (cost(1000, 0.001), cost(2000, 0.019), []),
    (cost(1000, 0.1), cost(2000, 0.3), ["3.000 times the time for 2.000 times the bytes"]),
    (cost(1000, 0.1), cost(4000, 0.5), []),
    (cost(1_000_000, 0.9), cost(2_000_000, 1.1), ["1.100 s for 2000000 bytes"]),
    (cost(1 << 20, 0.02, isRefused: true), cost(2 << 20, 0.19, isRefused: true), []),
    (cost(1 << 20, 0.02, isRefused: true), cost(2 << 20, 0.5, isRefused: true), ["refused at 0.250 s for each MiB"]),
  ]
  for (smaller, larger, expected) in verdicts {
    precondition(complaints(smaller, larger) == expected, "the verdict is \(complaints(smaller, larger))")
  }
}
