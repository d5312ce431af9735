import Configuration
import Testing

@Suite struct GlobPatternTests {
  @Test(
    arguments: [
      ("*.reg", "a.reg", true), ("*.reg", "x/y/a.reg", true), ("*.reg", "a.reg/b", false), ("/*.reg", "x/a.reg", false),
      ("/*.reg", "a.reg", true), ("x/*.reg", "x/a.reg", true), ("x/*.reg", "y/x/a.reg", false),
      ("x/*.reg", "x/y/a.reg", false), ("x/**", "x/y/a.reg", true), ("x/**", "x", true), ("**/x/*", "a/b/x/c", true),
      ("**/x/**/c", "a/x/b/b/c", true), ("**/x/**/c", "a/x/c", true), ("**/x/**/c", "a/x/c/d", false),
      ("x/", "x/y/z", true),
      ("x/", "y/x", false), ("[a-c]?.reg", "b1.reg", true), ("[!a-c]?.reg", "b1.reg", false), ("[^a]", "b", true),
      ("[", "[", true), ("a[", "a[", true), ("[]]", "]", true), ("é?", "éé", true), ("", "a", false),
      ("./x", "x", true), ("x/\u{301}*", "x/\u{301}y", true), ("x/\u{301}*", "a/x", false), ("x/\u{301}", "x/y", false),
      ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbYbZ", false),
    ])
  func matchesAsDocumented(pattern: String, path: String, expected: Bool) {
    #expect(GlobPattern(pattern).matches(path.unicodeScalars.split(separator: "/").map { String($0) }) == expected)
  }

  @Test func aPatternOfManyStarsEnds() {
    let pattern = GlobPattern(String(repeating: "*a", count: 60) + "b")
    #expect(!pattern.matches([String(repeating: "a", count: 5000)]))
  }
}
