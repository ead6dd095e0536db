import Glibc

/// A FIFO that nobody ever writes into.
func makePipe(_ path: String) throws {
  guard unsafe mkfifo(path, 0o600) == 0 else { throw PipeFailure(code: errno) }
}

struct PipeFailure: Error { var code: Int32 }
