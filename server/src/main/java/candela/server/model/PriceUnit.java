package candela.server.model;

/** What a model's price is for, as vendors state it. */
public enum PriceUnit {
    /** 1,000,000 tokens that go in, and that come out. */
    TOKENS,
    /** One picture that comes out. */
    IMAGES,
    /** 1,000,000 characters that are spoken. */
    CHARACTERS
}
