import SafeFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// safefiles-probe FILE [keep | output], for `Tests/faults/run`: replaces the first four bytes of FILE by ten others, with
// "keep" through all of its hard links, with "output" as an output that replaces it. Exits 0 when done, 1 when the file is
// changed already, 3 on an error.

let marker = Array("new number".utf8)

func report(_ litter: [Litter]) {
  for litter in litter { print("\(litter.outcome): \(litter.path)") }
}

func edit(_ path: String, _ hardLinks: HardLinks) throws(SafeFileError) -> Int32 {
  let file = try SafeFile(opening: path, hardLinks: hardLinks)
  report(file.litter)
  var start = [UInt8](repeating: 0, count: marker.count)
  _ = try file.read(at: 0, into: &start)
  if start == marker { return 1 }
  try file.stage(ByteSplices([ByteSplice(0..<4, marker)])) { _ in }.commit()
  return 0
}

func run(_ arguments: ArraySlice<String>) throws(SafeFileError) -> Int32 {
  guard let path = arguments.first else { return 2 }
  switch arguments.dropFirst().first {
  case nil: return try edit(path, .refused)
  case "keep": return try edit(path, .kept)
  case "output":
    report(try NewFile.write(marker, to: path, replacing: true))
    return 0
  default: return 2
  }
}

do throws(SafeFileError) {
  exit(try run(CommandLine.arguments.dropFirst()))
} catch {
  print(error)
  exit(3)
}
