import ArgumentParser
import MusterKit

/// What a command ended with instead of its result.
struct Failure: Error {
  var message: String
  var exitCode: Int32

  init(message: String, exitCode: Int32) { (self.message, self.exitCode) = (message, exitCode) }

  init(_ error: any Error) {
    if let error = error as? RequestError {
      self.init(message: "\(error)", exitCode: error.exitCode)
    } else {
      self.init(message: "\(error)\n  help: This is a fault of Muster's own; please report it", exitCode: 70)
    }
  }
}

/// Runs a command's work and turns what it throws into a line on standard error and an exit code.
func reportingFailures(_ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch let code as ExitCode {
    throw code
  } catch let error as ValidationError {
    throw error
  } catch {
    let failure = error as? Failure ?? Failure(error)
    writeError("muster: \(failure.message)")
    throw ExitCode(failure.exitCode)
  }
}
