private import Glibc

/// Seconds of one thread's processor time that `work` takes: what other programs do meanwhile counts less than by the clock
/// on the wall.
public func seconds(_ work: () -> Void) -> Double {
  let start = processorSeconds()
  work()
  return processorSeconds() - start
}

/// The least of several runs, because noise only adds.
public func leastSeconds(runs: Int, _ work: () -> Void) -> Double {
  precondition(runs > 0, "nothing is measured")
  return (0..<runs).reduce(.infinity) { least, _ in min(least, seconds(work)) }
}

public func median(_ values: [Double]) -> Double {
  precondition(!values.isEmpty, "nothing was measured")
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

private func processorSeconds() -> Double {
  var time = timespec()
  guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else {
    preconditionFailure("this system has no clock for a thread")
  }
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
