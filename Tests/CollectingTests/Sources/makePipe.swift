import Glibc

/// A FIFO that nobody ever writes into.
func makePipe(_ path: String) throws {
  guard unsafe mkfifo(path, 0o600) == 0 else { throw PipeFailure(code: errno) }
}

struct PipeFailure: Error { var code: Int32 }

/// An empty file whose name need not be text.
func makeFile(named path: [UInt8]) throws {
  let name = path.map { CChar(bitPattern: $0) } + [0]
  let file = unsafe open(name, O_WRONLY | O_CREAT, 0o600)
  guard file >= 0 else { throw PipeFailure(code: errno) }
  close(file)
}
