import Configuration
import Synchronization
import Testing

@Suite struct ConfigurationFinderTests {
  @Test func theNearestFileCounts() throws {
    let texts = Texts(["/a/.deskheap.yml": "", "/a/b/c/.deskheap.yaml": ""])
    var finder = ConfigurationFinder(texts.reading, names)
    #expect(try finder.path(for: "/a/b/c/d") == "/a/b/c/.deskheap.yaml")
    #expect(try finder.path(for: "/a/b") == "/a/.deskheap.yml")
    #expect(try finder.path(for: "/x") == nil)
    #expect(try finder.path(for: "/") == nil)
  }

  @Test func aFileAtTheRootIsFound() throws {
    var finder = ConfigurationFinder(Texts(["/.deskheap.yml": ""]).reading, names)
    #expect(try finder.path(for: "/a/b") == "/.deskheap.yml")
    #expect(try finder.path(for: "/") == "/.deskheap.yml")
  }

  @Test func aFolderThatBeginsWithAnAccentHasAnother() throws {
    var finder = ConfigurationFinder(Texts(["/a/\u{301}b/.deskheap.yml": "", "/a/.deskheap.yml": ""]).reading, names)
    #expect(try finder.path(for: "/a/\u{301}b/c") == "/a/\u{301}b/.deskheap.yml")
    #expect(try finder.path(for: "/a/\u{301}c") == "/a/.deskheap.yml")
    #expect(try finder.file("/a/\u{301}b/.deskheap.yml").folder == "/a/\u{301}b")
  }

  @Test func eachFolderIsLookedAtOnce() throws {
    let texts = Texts(["/a/.deskheap.yml": ""])
    var finder = ConfigurationFinder(texts.reading, names)
    for _ in 0..<10_000 { _ = try finder.path(for: "/a/b/c") }
    for _ in 0..<10_000 { _ = try finder.path(for: "/a/b/d") }
    for _ in 0..<10_000 { _ = try finder.path(for: "/x/y") }
    let asked = texts.asked.withLock(\.self)
    #expect(Set(asked).count == asked.count)
    #expect(asked.count == 2 * ["/a/b/c", "/a/b", "/a", "/a/b/d", "/x/y", "/x", "/"].count)
  }

  @Test func bothNamesInOneFolderAreAMistake() {
    var finder = ConfigurationFinder(Texts(["/a/.deskheap.yml": "", "/a/.deskheap.yaml": ""]).reading, names)
    #expect(throws: ConfigurationError.twoFiles("/a/.deskheap.yml", "/a/.deskheap.yaml")) {
      try finder.path(for: "/a/b")
    }
  }
}
