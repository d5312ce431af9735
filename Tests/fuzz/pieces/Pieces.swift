package import LibXML

extension LibXML.ByteSource {
  /// `bytes` in blocks of at most `step`, as a slow pipe gives them.
  package static func pieces(_ bytes: [UInt8], step: Int) -> LibXML.ByteSource {
    var offset = 0
    return LibXML.ByteSource { () throws(ByteSourceError) in
      let end = min(offset + max(1, step), bytes.count)
      defer { offset = end }
      return Array(bytes[offset..<end])
    }
  }
}
