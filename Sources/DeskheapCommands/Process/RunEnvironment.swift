#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Reports

/// What a run takes from the system around it.
enum RunEnvironment {
  /// The folder that the program was started in.
  static func workingDirectory() -> String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// The time that reports bear, in seconds since 1970: SOURCE_DATE_EPOCH where it is set, so that a report can be made
  /// again to the byte; else the clock's.
  static func timestamp() throws(CommandFailure) -> Int64 {
    guard let value = getenv("SOURCE_DATE_EPOCH") else { return Int64(time(nil)) }
    let text = String(cString: value)
    guard let seconds = Int64(text), (0...253_402_300_799).contains(seconds) else {
      throw .usage(
        "SOURCE_DATE_EPOCH is \(VisibleText.of(text)): expected a number of seconds from 0 to 253402300799, the end of 9999"
      )
    }
    return seconds
  }
}
