import RegistryText
import Splices

/// Splices that `choice` makes: two stretches and what comes in their places, whole units of the text each.
private func splices(_ size: Int, _ encoding: TextEncoding, _ choice: [UInt8]) -> SpliceList? {
  let texts = ["", "x", "\n", "\r", "ab\r\ncd", "\"y\"=\"\"\r\n", "\r\n\r\n", "long line without an end"]
  let unit = encoding.unitSize
  let places = choice.prefix(4).map { Int($0) * (size / unit) / 255 * unit }
  let pairs = [(places[0], places[1], choice[4]), (places[2], places[3], choice[4] >> 4)]
  let list = pairs.map { first, second, text in
    Splice(
      bytes: min(first, second)..<max(first, second),
      replacement: encoding.bytes(of: Array(texts[Int(text & 7)].utf16)) ?? [])
  }
  return try? SpliceList(list)
}

/// The difference that splices make, carried out on the old lines as `patch` would, gives the new lines.
func checkDifference(_ bytes: [UInt8], _ encoding: TextEncoding, _ choice: [UInt8]) {
  guard let list = splices(bytes.count, encoding, choice), let new = try? list.applied(to: bytes) else { return }
  let streamed = contents { () throws(ReadError) in
    do { return try SplicedBytes(MemoryBytes(bytes, step: 5), applying: list, size: bytes.count) } catch {
      fatalError("splices that fit do not: \(error)")
    }
  }
  precondition(streamed == new, "the splices do something else on the way")
  guard let diff = try? TextDiff(of: MemoryBytes(bytes), list, encoding: encoding), !diff.isCut else {
    preconditionFailure("a small file has no difference")
  }
  let (old, wanted) = (SlowText(bytes, encoding).texts(encoding), SlowText(new, encoding).texts(encoding))
  var (result, at) = ([String](), 0)
  for hunk in diff.hunks {
    let start = hunk.oldStart - 1
    precondition(start >= at && start <= old.count, "a hunk begins before the last one ends")
    result += old[at..<start]
    precondition(hunk.newStart == result.count + 1, "a hunk begins elsewhere in the new text")
    at = start
    precondition(hunk.lines.contains { $0.kind != .context }, "a hunk without a difference")
    for line in hunk.lines {
      if line.kind != .added {
        precondition(at < old.count && old[at] == line.text, "a hunk tells of another line")
        at += 1
      }
      if line.kind != .removed { result.append(line.text) }
    }
  }
  precondition(result + old[at...] == wanted, "the difference leads to another text")
}
