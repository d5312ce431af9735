import ArgumentParser

/// How a command that writes one document writes it.
enum DocumentFormat: String, NamedChoice {
  case text
  case json
}
