#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Carries messages between a session and two descriptors. Whatever has come is read before anything long is begun, so
/// that work which a newer message makes void is not done.
package struct MessageLoop {
  /// How a session ended.
  package enum End: Hashable, Sendable {
    /// The client asked for the end, and sent `exit` or closed the input.
    case inOrder
    /// The client went away, or sent `exit`, without having asked for the end.
    case unasked
    /// Nobody reads the answers any more.
    case outputGone
    /// The system refused to read or write; its reason.
    case failed(errno: Int32)
  }

  private enum Step {
    case more
    case end(End)
  }

  private static let blockBytes = 64 << 10

  private let session: Session
  private let input: CInt
  private let output: CInt
  private var frames = FrameReader()
  private var buffer = [UInt8](repeating: 0, count: MessageLoop.blockBytes)

  /// A loop that reads from `input` and writes to `output`.
  package init(_ session: Session, input: CInt, output: CInt) {
    self.session = session
    self.input = input
    self.output = output
  }

  /// Runs the session to its end.
  package mutating func run() -> End {
    while true {
      if case .end(let end) = receive() { return end }
      session.step()
      for content in session.takeOutgoing() {
        if case .end(let end) = send(content) { return end }
      }
      if case .ended(let inOrder) = session.phase { return inOrder ? .inOrder : .unasked }
    }
  }

  /// Reads what has come; waits for it where there is nothing else to do.
  private mutating func receive() -> Step {
    while session.takesMore {
      switch hasInput(waiting: !session.hasWork) {
      case false: return .more
      case true: break
      case nil: return .end(.failed(errno: errno))
      }
      let count = buffer.withUnsafeMutableBytes { systemRead(input, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return .end(.failed(errno: errno))
      }
      if count == 0 { return .end(end()) }
      frames.read(buffer[..<count]) { session.receive($0) }
    }
    return .more
  }

  /// What the end of the input means, when all that has come before is done.
  private mutating func end() -> End {
    while session.hasWork {
      session.step()
      for content in session.takeOutgoing() {
        if case .end(let end) = send(content) { return end }
      }
    }
    return session.phase == .afterShutdown || session.phase == .ended(inOrder: true) ? .inOrder : .unasked
  }

  /// Whether bytes, or the end, have come; nil when the system refuses to tell.
  private func hasInput(waiting: Bool) -> Bool? {
    var request = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&request, 1, waiting ? -1 : 0)
      if count >= 0 { return count > 0 }
      if errno != EINTR { return nil }
    }
  }

  private func send(_ content: [UInt8]) -> Step {
    let header = Array("Content-Length: \(content.count)\r\n\r\n".utf8)
    for part in [header, content] {
      var start = 0
      while start < part.count {
        let count = part.withUnsafeBytes { all in
          systemWrite(output, all.baseAddress.map { $0 + start }, all.count - start)
        }
        if count >= 0 {
          start += count
        } else if errno == EAGAIN {
          var request = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
          _ = poll(&request, 1, -1)
        } else if errno != EINTR {
          return .end(errno == EPIPE ? .outputGone : .failed(errno: errno))
        }
      }
    }
    return .more
  }
}

private func systemRead(_ descriptor: CInt, _ target: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, target, count)
}

private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
