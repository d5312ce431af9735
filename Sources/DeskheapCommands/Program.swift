import ArgumentParser
import Glibc
/// Where the process begins and ends.
public enum Program {
  /// Runs the command line of this process and exits with its status.
  public static func main() -> Never {
    Deskheap.main()
    exit(0)
  }
}
