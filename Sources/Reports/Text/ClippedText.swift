/// Text cut to what a format or its reader takes.
enum ClippedText {
  /// The first `limit` characters (scalars) of `text`, with `…` where something was cut off.
  static func of(_ text: String, _ limit: Int) -> String {
    // A scalar has at most four bytes, so this spares counting in all but the longest texts.
    if text.utf8.count <= limit { return text }
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }
}
