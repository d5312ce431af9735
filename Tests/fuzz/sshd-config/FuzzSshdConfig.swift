import Workload

private let names = ["a", "b", "c"]

/// What libFuzzer calls with every input. A NUL parts the file from those that it may include by the names a, b and c.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSshdConfig(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let parts = bytes.split(separator: 0, maxSplits: names.count, omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
  let included = zip(names, parts.dropFirst()).map { SshdConfigurationFile(path: $0, text: $1) }
  let main = SshdConfigurationFile(path: "sshd_config", text: parts.first ?? "")
  guard
    let read = try? SshdConfigurationReader.read(
      main,
      includedFiles: { (pattern) throws(WorkloadError) in included.filter { $0.path == pattern } })
  else { preconditionFailure("contents never throw") }
  for directive in read.directives { precondition(directive.line >= 1 && !directive.arguments.isEmpty) }
  for problem in read.problems { precondition(problem.line >= 1 && !problem.description.isEmpty) }
  for user in ["ann", "bob", nil] {
    let connection = SshdConnection(user: user, host: "h.example", address: "192.0.2.9", groups: ["g"])
    let most = read.maxSessions(for: connection)
    precondition((0...Int(Int32.max)).contains(most), "MaxSessions is out of range")
    var server = OpenSshServer(configuration: read)
    let number = server.connect(connection)
    let isOpened = if case .opened = server.open(.shell, on: number) { true } else { false }
    precondition(isOpened == (most > 0), "MaxSessions is not kept")
  }
  let chances = (0..<200).map { read.maxStartups.dropPercentage(unauthenticated: $0) }
  precondition(
    chances == chances.sorted() && chances.allSatisfy { (0...100).contains($0) }, "a chance falls or is none")
  return 0
}
