import RegistryText

/// The name of a file in a SARIF log: relative to the root of the sources where it lies below the working directory.
struct SARIFArtifactLocation: Encodable {
  /// The symbol for the folder that relative paths count from. Its place on this machine is not written: a log is the same
  /// wherever it is made.
  static let root = "%SRCROOT%"

  let uri: String
  let uriBaseId: String?
  let index: Int?

  init(_ path: ReportPath, index: Int? = nil) {
    uri = path.uri
    uriBaseId = path.isBelow ? Self.root : nil
    self.index = index
  }
}

/// A file that was read.
struct SARIFArtifact: Encodable {
  var location: SARIFArtifactLocation
  var encoding: String?
  let roles = ["analysisTarget"]

  enum CodingKeys: CodingKey { case location, encoding, roles }
}

/// How the run went.
struct SARIFInvocation: Encodable {
  /// False when a file could not be read.
  var executionSuccessful: Bool
  var toolExecutionNotifications: [SARIFNotification]
}

/// Something to be told of the run itself.
struct SARIFNotification: Encodable {
  var level: SARIFLevel
  var message: SARIFText
  var locations: [SARIFLocation]
}

extension TextEncoding {
  /// The name that IANA has registered for the encoding, or the one in common use.
  var registeredName: String {
    switch self {
    case .utf16LE: "UTF-16LE"
    case .utf16BE: "UTF-16BE"
    case .utf8: "UTF-8"
    case .ansi(let page):
      switch page.number {
      case 932: "Windows-31J"
      case 936: "GBK"
      case 949: "KS_C_5601-1987"
      case 950: "Big5"
      case 437, 850: "IBM\(page.number)"
      default: "windows-\(page.number)"
      }
    }
  }
}
