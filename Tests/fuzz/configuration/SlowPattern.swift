import Configuration

/// How long a pattern and a path may be, and how many stars there may be, for the slow way, which tries every length for
/// each star.
private let (shortEnough, fewEnough) = (24, 5)

private let slash = UInt8(ascii: "/")

/// The names in a path as the system cuts it: at each slash, whatever follows it.
func pathParts(_ path: String) -> [String] {
  path.utf8.split(separator: slash).map { String(decoding: $0, as: UTF8.self) }
}

/// What `.gitignore`-like patterns match, by trying every way.
func checkPattern(_ text: String, _ path: String) {
  let names = pathParts(path)
  let matches = GlobPattern(text).matches(names)
  guard text.utf8.count <= shortEnough, path.utf8.count <= shortEnough,
    text.utf8.count(where: { $0 == UInt8(ascii: "*") }) <= fewEnough
  else { return }
  var parts = pathParts(text)
  if text.utf8.last == slash { parts.append("**") }
  if !text.utf8.contains(slash), !text.isEmpty { parts.insert("**", at: 0) }
  precondition(matches == folders(parts.filter { $0 != "." }[...], names[...]), "the pattern matches otherwise")
}

private func folders(_ parts: ArraySlice<String>, _ names: ArraySlice<String>) -> Bool {
  guard let part = parts.first else { return names.isEmpty }
  if part == "**" {
    return folders(parts.dropFirst(), names) || !names.isEmpty && folders(parts, names.dropFirst())
  }
  guard let name = names.first else { return false }
  return scalars(Array(part.unicodeScalars)[...], Array(name.unicodeScalars)[...])
    && folders(parts.dropFirst(), names.dropFirst())
}

private func scalars(_ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<Unicode.Scalar>) -> Bool {
  guard let first = pattern.first else { return text.isEmpty }
  let rest = pattern.dropFirst()
  if first == "*" { return scalars(rest, text) || !text.isEmpty && scalars(pattern, text.dropFirst()) }
  guard let scalar = text.first else { return false }
  if first == "[", let (isIn, next) = set(rest, scalar) { return isIn && scalars(next, text.dropFirst()) }
  return (first == "?" || first == scalar) && scalars(rest, text.dropFirst())
}

/// Whether `scalar` is in the set behind an opening bracket, and what follows it; nil where it is not closed.
private func set(
  _ pattern: ArraySlice<Unicode.Scalar>, _ scalar: Unicode.Scalar
) -> (Bool, ArraySlice<Unicode.Scalar>)? {
  var rest = pattern
  let isNegated = rest.first == "!" || rest.first == "^"
  if isNegated { rest = rest.dropFirst() }
  // The first bracket is a member.
  var (isIn, isFirst) = (false, true)
  while let low = rest.popFirst() {
    if low == "]", !isFirst { return (isIn != isNegated, rest) }
    isFirst = false
    if rest.first == "-", let high = rest.dropFirst().first, high != "]", low <= high {
      rest = rest.dropFirst(2)
      isIn = isIn || low <= scalar && scalar <= high
    } else {
      isIn = isIn || scalar == low
    }
  }
  return nil
}
