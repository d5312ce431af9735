import ArgumentParser

/// How a command that writes one document writes it.
enum DocumentFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
}
