import Configuration
import Synchronization

/// The names of a program with a few rules.
let names = ConfigurationVocabulary(
  rules: ["DH101", "DH404", "DH504", "DH506", "DH701"], bootRules: ["DH404"], formats: ["text", "sarif"],
  steps: [256, 512], maxima: 512...65_536)

/// A file system of texts, which counts what is asked of it.
final class Texts: Sendable {
  let files: [String: String]
  let asked = Mutex<[String]>([])

  init(_ files: [String: String]) { self.files = files }

  var reading: ConfigurationReading {
    ConfigurationReading(
      exists: { path in
        self.asked.withLock { $0.append(path) }
        return self.files[path] != nil
      },
      contents: { (path) throws(ConfigurationError) in
        guard let text = self.files[path] else { throw .unreadable(path: path, reason: "gone") }
        return Array(text.utf8)
      }, shown: { $0 })
  }
}
