import ReportModel

extension Record {
  var certificate: Certificate? {
    guard case .certificate(let certificate) = details else { return nil }
    return certificate
  }
}
