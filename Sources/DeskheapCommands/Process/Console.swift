#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Reports

/// Where a command writes to: standard output for what was asked for, standard error for all else.
struct Console {
  /// Standard output.
  let output: OutputStream
  /// How text on standard output looks.
  let style: Style

  /// The console of this process.
  static func standard() -> Console {
    Console(
      output: OutputStream(descriptor: STDOUT_FILENO, name: "standard output"),
      style: Style(isColoured: wantsColour(STDOUT_FILENO)))
  }

  /// Tells something on standard error, at once.
  func note(_ text: String) {
    let stream = OutputStream(descriptor: STDERR_FILENO, name: "standard error")
    // There is nobody left to tell when standard error itself cannot be written.
    try? stream.write("deskheap: \(text)\n")
    try? stream.flush()
  }

  private static func wantsColour(_ descriptor: CInt) -> Bool {
    if isSet("NO_COLOR") { return false }
    if isSet("FORCE_COLOR") { return true }
    return isatty(descriptor) != 0 && environment("TERM") != "dumb"
  }

  private static func isSet(_ name: String) -> Bool { environment(name).map { !$0.isEmpty } ?? false }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
