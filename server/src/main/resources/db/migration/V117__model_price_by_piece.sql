-- What a model's prices are for: 1,000,000 tokens in and out, one picture that comes out, or 1,000,000 characters that
-- are spoken. Prices are still US dollars.
ALTER TABLE model.model
    ADD COLUMN price_unit text NOT NULL DEFAULT 'TOKENS' CHECK (price_unit IN ('TOKENS', 'IMAGES', 'CHARACTERS')),
    ADD CHECK (price_unit <> 'IMAGES' OR (type = 'IMAGE' AND input_price IS NULL)),
    ADD CHECK (price_unit <> 'CHARACTERS' OR (type = 'TEXT_TO_SPEECH' AND output_price IS NULL));

-- What calls used beside tokens, and how many calls a record stands for.
ALTER TABLE model.usage
    ADD COLUMN calls int NOT NULL DEFAULT 1 CHECK (calls > 0),
    ADD COLUMN images bigint NOT NULL DEFAULT 0,
    ADD COLUMN characters bigint NOT NULL DEFAULT 0;

ALTER TABLE model.usage_quarter
    ADD COLUMN images bigint NOT NULL DEFAULT 0,
    ADD COLUMN characters bigint NOT NULL DEFAULT 0;
