import Foundation

/// Why the system refused something, in its own few words: `Permission denied`.
func systemReason(of error: any Error) -> String {
  var error = error as NSError
  while error.domain != NSPOSIXErrorDomain, let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError {
    error = cause
  }
  guard error.domain == NSPOSIXErrorDomain, let code = Int32(exactly: error.code) else {
    return error.localizedDescription
  }
  return unsafe String(cString: strerror(code))
}
