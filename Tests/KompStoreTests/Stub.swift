import Testing

@Test func `the suite is found`() { #expect(Bool(true)) }
