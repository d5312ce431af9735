import LibXML
import Testing

@Suite("HTML page")
struct HTMLPageTests {
  private func body(_ nodes: HTMLNode...) throws -> String {
    let page = try HTMLPage(.tag("html", ["lang": "en"], [.tag("body", [:], nodes)]))
    return String(decoding: try page.serialized(), as: UTF8.self)
  }

  @Test("begins with HTML5's document type and keeps the page's own character set declaration alone")
  func head() throws {
    let page = try HTMLPage(
      .tag(
        "html", ["lang": "en"],
        [.tag("head", [:], [.tag("meta", ["charset": "utf-8"]), .tag("title", [:], [.text("é")])])]))
    #expect(
      String(decoding: try page.serialized(), as: UTF8.self)
        == "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>é</title></head></html>\n")
  }

  @Test("escapes text and attributes, and leaves nothing to servers that fill pages in")
  func escapes() throws {
    let text = "<script>alert(1)</script> & \"q\" 'a' é 😀"
    let html = try body(.tag("p", ["title": "\"><b> 'x' <!-- \" --> &{y};"], [.text(text)]))
    #expect(html.contains(">&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"q\" 'a' é 😀</p>"))
    #expect(html.contains("title=\"&quot;&gt;&lt;b&gt; 'x' &lt;!-- &quot; --&gt; &amp;{y};\""))
  }

  @Test("writes a style sheet byte for byte")
  func style() throws {
    let css = "main > p::before { content: \"\\201C & <\"; }\n@media (min-width: 40em) {}\n"
    let html = try body(.tag("style", [:], [.text(css)]))
    #expect(html.contains("<style>\(css)</style>"))
  }

  @Test("refuses a style sheet that would end itself", arguments: ["</style><script>", "<!-- x"])
  func styleInjection(css: String) {
    #expect(throws: LibXMLError.notRepresentable(place: "style")) { try body(.tag("style", [:], [.text(css)])) }
  }

  @Test("keeps void elements open and closes all others")
  func elements() throws {
    let html = try body(
      .tag("br"), .tag("img", ["src": "data:image/png;base64,AA+/=", "alt": ""]), .tag("td"), .tag("main"))
    #expect(html.contains("<br><img src=\"data:image/png;base64,AA+/=\" alt=\"\"><td></td><main></main>"))
    #expect(throws: LibXMLError.unsupportedElement("wbr")) { try body(.tag("wbr")) }
  }

  @Test("puts SVG and what is in it into SVG's namespace, and nothing else")
  func svg() throws {
    let html = try body(
      .tag("svg", ["viewBox": "0 0 1 1"], [.tag("title", [:], [.text("a > b")]), .tag("path", ["d": "M0 0"])]),
      .tag("p"))
    #expect(
      html.contains(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><title>a &gt; b</title><path d=\"M0 0\"></path></svg><p></p>"
      ))
  }

  @Test("adds no white space of its own")
  func whiteSpace() throws {
    #expect(
      try body(.tag("p", [:], [.text("a"), .tag("b", [:], [.text(" b ")]), .text("c")])).contains("<p>a<b> b </b>c</p>")
    )
  }

  @Test("reports characters that a page cannot hold")
  func characters() {
    #expect(throws: LibXMLError.notRepresentable(place: "text")) { try body(.text("\u{1B}[31m")) }
    #expect(throws: LibXMLError.notRepresentable(place: "id")) { try body(.tag("p", ["id": "\u{0}"])) }
    #expect(throws: LibXMLError.invalidName("p onclick")) { try body(.tag("p onclick")) }
  }
}
