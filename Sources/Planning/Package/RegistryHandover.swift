import RegistryText

/// `apply.reg` and `rollback.reg`: this key, this value, laid out as regedit exports it.
enum RegistryHandover {
  static func bytes(_ handover: Handover) -> [UInt8] {
    let comments = (handover.notes + handover.warnings).map { "; \($0)\r\n" }.joined()
    let head = "\u{FEFF}Windows Registry Editor Version 5.00\r\n\r\n\(comments)\r\n[\(handover.key)]\r\n"
    let data = UTF16Bytes.littleEndian(handover.after + [0])
    let value = RegeditLayout.value(handover.name, type: handover.type, data: data)
    return UTF16Bytes.littleEndian(Array(head.utf16) + value + RegeditLayout.lineEnd)
  }
}
