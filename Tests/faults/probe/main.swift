import SafeFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// safefiles-probe FILE [keep]: replaces the first four bytes of FILE by ten others, for `Tests/faults/run`. "keep" rewrites
// a file with several hard links. Exits 0 when done, 1 when the file is changed already, 3 on an error.

func edit(_ path: String, _ hardLinks: HardLinks) throws(SafeFileError) -> Int32 {
  let file = try SafeFile(opening: path, hardLinks: hardLinks)
  for litter in file.litter { print("\(litter.outcome): \(litter.path)") }
  var start = [UInt8](repeating: 0, count: 4)
  _ = try file.read(at: 0, into: &start)
  if start == Array("new ".utf8) { return 1 }
  let splices = try ByteSplices([ByteSplice(0..<4, Array("new number".utf8))])
  try file.stage(splices) { _ in }.commit()
  return 0
}

let arguments = CommandLine.arguments
guard arguments.count >= 2 else { exit(2) }
do throws(SafeFileError) {
  exit(try edit(arguments[1], arguments.contains("keep") ? .kept : .refused))
} catch {
  print(error)
  exit(3)
}
