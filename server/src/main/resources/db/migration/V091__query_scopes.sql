-- What the API key allowed that asked; null where a person asked. The answer is worked out with no more than that.
ALTER TABLE query.query ADD COLUMN scopes text[];

-- Which data policies shaped the answer; null until the statement was checked.
ALTER TABLE query.query ADD COLUMN shaping jsonb;
