/// The number or text by which a client knows its request.
enum RequestID: Hashable, Codable {
  case number(Int)
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}

/// What every message says of itself: a request has both, a notification no id, an answer no method.
struct Envelope: Decodable {
  var id: RequestID?
  var method: String?
}

/// The parameters of a message.
struct Call<Parameters: Decodable>: Decodable {
  var params: Parameters
}

/// The answer to a request.
struct Answer<Result: Encodable>: Encodable {
  var jsonrpc = "2.0"
  var id: RequestID
  /// Null where there is nothing to say.
  var result: Result?

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(jsonrpc, forKey: .jsonrpc)
    try container.encode(id, forKey: .id)
    try container.encode(result, forKey: .result)
  }

  private enum CodingKeys: String, CodingKey { case jsonrpc, id, result }
}

/// The answer to what cannot be answered.
struct FaultAnswer: Encodable {
  struct Fault: Encodable {
    var code: Int
    var message: String
  }

  var jsonrpc = "2.0"
  /// Null where the message does not tell.
  var id: RequestID?
  var error: Fault

  init(_ fault: ProtocolFault, id: RequestID?) {
    self.id = id
    error = Fault(code: fault.code, message: fault.message)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(jsonrpc, forKey: .jsonrpc)
    try container.encode(id, forKey: .id)
    try container.encode(error, forKey: .error)
  }

  private enum CodingKeys: String, CodingKey { case jsonrpc, id, error }
}

/// What the server tells unasked.
struct Notice<Parameters: Encodable>: Encodable {
  var jsonrpc = "2.0"
  var method: String
  var params: Parameters
}
