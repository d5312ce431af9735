/// Why a message, or the stream of messages, is not answered as it asks. Codes are those of JSON-RPC and of the protocol.
package enum ProtocolFault: Error, Hashable, Sendable {
  /// The bytes where a header is expected hold no usable `Content-Length`.
  case noLength
  /// A message of `length` bytes, more than `limit`.
  case tooLong(length: Int, limit: Int)
  /// The content is no JSON object that JSON-RPC knows.
  case notAMessage(reason: String)
  /// A request that has no place here, such as a second `initialize`.
  case invalidRequest(reason: String)
  /// A request before `initialize`.
  case notInitialized
  /// A request that this server does not know.
  case unknownMethod(String)
  /// The parameters are not what the method takes.
  case invalidParameters(method: String, reason: String)
  /// A request about a document that is not open.
  case notOpen(uri: String)
  /// A request that the client has taken back.
  case cancelled

  /// The number that the protocol has for it.
  package var code: Int {
    switch self {
    case .noLength, .tooLong, .notAMessage: -32700
    case .invalidRequest: -32600
    case .unknownMethod: -32601
    case .invalidParameters, .notOpen: -32602
    case .notInitialized: -32002
    case .cancelled: -32800
    }
  }

  /// What is wrong, for people.
  package var message: String {
    switch self {
    case .noLength: "expected a header with Content-Length; reading on at the next one"
    case .tooLong(let length, let limit): "a message of \(length) bytes: at most \(limit) are taken; it is passed over"
    case .notAMessage(let reason): "expected a JSON-RPC message: \(reason)"
    case .invalidRequest(let reason): reason
    case .notInitialized: "expected the request initialize first"
    case .unknownMethod(let method): "there is no method \(method)"
    case .invalidParameters(let method, let reason): "\(method): \(reason)"
    case .notOpen(let uri): "the document is not open: \(uri)"
    case .cancelled: "cancelled"
    }
  }
}
