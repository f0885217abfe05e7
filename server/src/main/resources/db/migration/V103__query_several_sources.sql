-- The further sources of a statement that is asked over several of them, beside data_source.
ALTER TABLE query.query ADD COLUMN other_sources uuid[] NOT NULL DEFAULT '{}';
