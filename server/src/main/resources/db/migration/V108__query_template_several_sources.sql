-- The further sources of a saved question whose statement is over several of them, beside data_source.
ALTER TABLE query.template ADD COLUMN other_sources uuid[] NOT NULL DEFAULT '{}';
