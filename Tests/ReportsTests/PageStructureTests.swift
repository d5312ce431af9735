import LibXML
import Reports
import Testing

struct PageStructureTests {
  static let documents: [String: @Sendable () throws -> ReportDocument] = [
    "machine": { try PageFixture.machine(PageFixture.file(PageFixture.good)) },
    "broken": { try PageFixture.machine(PageFixture.file(PageFixture.broken)) },
    "empty": { try PageFixture.machine([]) },
    "change": {
      PageFixture.document(
        try PageFixture.change(PageFixture.file(PageFixture.good), PageFixture.file(PageFixture.raised)))
    },
    "fleet": { try PageFixture.fleet([PageFixture.good, PageFixture.good, PageFixture.raised, PageFixture.broken]) },
  ]

  @Test(arguments: documents.keys.sorted())
  func hasOneHeadingOfTheFirstOrderAndNoneIsSkipped(name: String) throws {
    let page = try PageFixture.page(try #require(Self.documents[name])())
    let levels = page.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
    #expect(levels.filter { $0 == 1 }.count == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test(arguments: documents.keys.sorted())
  func everyIdIsThereOnceAndEveryReferenceHasOne(name: String) throws {
    let page = try PageFixture.page(try #require(Self.documents[name])())
    let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let references =
      page.matches(of: /href="#([^"]*)"/).map { String($0.1) }
      + page.matches(of: /aria-labelledby="([^"]*)"/).flatMap { $0.1.split(separator: " ").map(String.init) }
    #expect(Set(references).subtracting(ids).isEmpty)
  }

  @Test(arguments: documents.keys.sorted())
  func thePolicyNamesTheStyleAndThereIsNothingElse(name: String) throws {
    let page = try PageFixture.page(try #require(Self.documents[name])())
    let style = try #require(page.firstMatch(of: /<style>(.*?)<\/style>/.dotMatchesNewlines())).1
    let hash = ByteText.base64(SHA256.hash(style.utf8))
    #expect(page.contains("style-src 'sha256-\(hash)'"))
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    let body = page.replacing(style, with: "")
    #expect(body.firstMatch(of: /<script|<link|<img|<iframe|\sstyle=|\son[a-z]+=/) == nil)
    #expect(!body.replacing("http://www.w3.org/2000/svg", with: "").contains("http://"))
  }

  @Test(arguments: documents.keys.sorted())
  func everyPictureIsNamedOrHidden(name: String) throws {
    let page = try PageFixture.page(try #require(Self.documents[name])())
    for picture in page.matches(of: /<svg([^>]*)>/) {
      #expect(picture.1.contains("aria-hidden=\"true\"") || picture.1.contains("aria-labelledby="))
    }
  }

  @Test(arguments: documents.keys.sorted())
  func isTheSameEveryTime(name: String) throws {
    let make = try #require(Self.documents[name])
    #expect(try PageFixture.page(make()) == PageFixture.page(make()))
    #expect(try PageFixture.xml(make()) == PageFixture.xml(make()))
  }

  @Test func aFleetPutsWhatStandsOutFirst() throws {
    let values = Array(repeating: PageFixture.good, count: 40) + [PageFixture.raised, PageFixture.broken]
    guard case .fleet(let report) = try PageFixture.fleet(values).content else { throw NotAFleet() }
    #expect(report.rows.prefix(3).map(\.path) == ["fleet/41.reg", "fleet/gone.reg", "fleet/40.reg"])
    #expect(report.triples.first == .init(text: "1024,20480,768", count: 40, isOutlier: false))
    #expect(report.outlierTexts.contains("1024,20480,1280"))
    #expect(report.folder == "fleet/")
  }

  private struct NotAFleet: Error {}
}
