/// The program's version, which the newest heading of the changelog names too.
package enum Version {
  /// By Semantic Versioning.
  package static let number = "0.1.0"
}
