import ReportModel

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var certificate: Certificate? {
    guard case .certificate(let certificate) = details else { return nil }
    return certificate
  }
}
