import ArgumentParser
import MusterKit

/// Runs a command's work and turns what it throws into a line on standard error and an exit code.
func reportingFailures(_ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch let code as ExitCode {
    throw code
  } catch let error as ValidationError {
    throw error
  } catch let error as RequestError {
    writeError("muster: \(error)")
    throw ExitCode(error.exitCode)
  } catch {
    writeError("muster: \(error)\n  help: This is a fault of Muster's own; please report it")
    throw ExitCode(70)
  }
}
