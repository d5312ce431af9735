/// A request of the server's own.
struct Request<Parameters: Encodable>: Encodable {
  var jsonrpc = "2.0"
  var id: RequestID
  var method: String
  var params: Parameters
}

/// Asks the client to tell of files with certain names, in any folder, when they change, come or go.
struct WatchedFilesRegistration: Encodable {
  /// The method by which the client tells.
  static let method = "workspace/didChangeWatchedFiles"

  struct Registration: Encodable {
    struct Options: Encodable { var watchers: [Watcher] }
    struct Watcher: Encodable { var globPattern: String }

    var id = WatchedFilesRegistration.method
    var method = WatchedFilesRegistration.method
    var registerOptions: Options
  }

  let registrations: [Registration]

  init(names: [String]) {
    let watchers = names.map { Registration.Watcher(globPattern: "**/\($0)") }
    registrations = [Registration(registerOptions: .init(watchers: watchers))]
  }
}

/// What `didChangeWatchedFiles` says.
struct DidChangeWatchedFiles: Decodable {
  struct Change: Decodable { var uri: String }
  var changes: [Change]
}
