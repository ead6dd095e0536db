private import Glibc

/// Torments the target `Markdown` with whatever the fuzzer makes up, and stops at the first input for which a page breaks a
/// rule. `make fuzz` builds and runs it.
@main enum FuzzMarkdown {
  static func main() {
    var count = CommandLine.argc
    var arguments = unsafe Optional(CommandLine.unsafeArgv)
    exit(
      unsafe runFuzzer(&count, &arguments) { bytes, length in
        let document = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: length))
        if let complaint = firstComplaint(about: document) { fatalError(complaint) }
        return 0
      })
  }
}

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// The fuzzer as a library: the toolchain's runtime without a `main` of its own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments?>,
  _ judge: @convention(c) (UnsafeRawPointer?, Int) -> CInt
) -> CInt
