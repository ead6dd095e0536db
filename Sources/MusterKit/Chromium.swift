import Foundation

/// An installed Chromium, used for one thing and only when asked: to print a file of ours.
///
/// It runs as a process of its own without a shell, with a fresh profile and an environment made from nothing; no name is
/// resolved. Scripts cannot be switched off, because Chromium prints with one of its own: the page's policy allows none.
package struct Chromium: Sendable {
  /// Absolute.
  package let path: String

  static let names = ["chromium", "chromium-browser", "google-chrome"]

  /// - Parameter searchPath: Folders, with `:` between them.
  /// - Throws: ``RequestError/unavailable(_:)`` with the remedy.
  package init(in searchPath: String) throws(RequestError) {
    let folders = searchPath.split(separator: ":").map(String.init).filter { $0.utf8.first == UInt8(ascii: "/") }
    let candidates = Self.names.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw .unavailable(
        "PDF needs Chromium, and none of \(Self.names.joined(separator: ", ")) is on PATH\n"
          + "  help: Install it (apt-get install chromium), or leave out --pdf and print the HTML from any browser")
    }
    path = found
  }

  /// Prints a page.
  ///
  /// - Parameter patience: Seconds after which it is ended.
  /// - Throws: ``RequestError``; nothing is left behind.
  package func pdf(of page: [UInt8], patience: Int = 60) throws(RequestError) -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(
      component: "muster-print-\(ProcessInfo.processInfo.processIdentifier)-\(ProcessInfo.processInfo.systemUptime)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Data(page).write(to: folder.appending(component: "page.html"))
    } catch {
      throw .notWritten("'\(folder.path)' cannot be written: \(systemReason(of: error))")
    }
    try run(in: folder, patience: patience)
    guard let bytes = FileManager.default.contents(atPath: folder.appending(component: "page.pdf").path),
      bytes.starts(with: Data("%PDF-".utf8))
    else {
      throw .unavailable("'\(path)' made no PDF\n  help: Leave out --pdf and print the HTML from any browser")
    }
    return Array(bytes)
  }

  private func run(in folder: URL, patience: Int) throws(RequestError) {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments(folder)
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "TMPDIR": folder.path, "LC_ALL": "C.UTF-8", "TZ": "UTC",
    ]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw .unavailable("'\(path)' cannot be started: \(systemReason(of: error))")
    }
    guard hasEnded(process, within: .seconds(patience)) else {
      end(process)
      throw .unavailable("'\(path)' had not printed after \(patience) seconds and was ended\n  help: Try again")
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw .unavailable("'\(path)' failed with status \(process.terminationStatus)\n  help: Leave out --pdf")
    }
  }

  /// With its children, of which Chromium has several.
  ///
  /// Foundation on Linux starts a process with POSIX_SPAWN_SETPGROUP, as the leader of a group of its own. That is asked and
  /// not presumed: where it leads none, only the process itself is ended.
  private func end(_ process: Process) {
    let child = process.processIdentifier
    let leads = getpgid(child) == child
    kill(leads ? -child : child, SIGTERM)
    let isOver = hasEnded(process, within: .seconds(5))
    if leads || !isOver { kill(leads ? -child : child, SIGKILL) }
  }

  private func hasEnded(_ process: Process, within patience: Duration) -> Bool {
    let end = ContinuousClock.now + patience
    while process.isRunning, ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.02) }
    return !process.isRunning
  }

  private func arguments(_ folder: URL) -> [String] {
    let fixed = [
      "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
      "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--user-data-dir=\(folder.path)/profile", "--print-to-pdf=\(folder.path)/page.pdf",
    ]
    // Chromium refuses to run as root with its sandbox; the page is ours, without script.
    let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
    return fixed + sandbox + [folder.appending(component: "page.html").absoluteString]
  }
}
