/// A piece of an HTML page.
package indirect enum HTMLNode: Sendable {
  /// An element; `svg` and all that is in it are SVG's. The only child of `style` is its text, which is not escaped.
  case element(String, attributes: [(name: String, value: String)], children: [HTMLNode])
  /// Text, escaped when written.
  case text(String)

  /// An element with attributes in their order.
  package static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [HTMLNode] = []
  )
    -> HTMLNode
  {
    .element(name, attributes: attributes.map { ($0.key, $0.value) }, children: children)
  }
}
