-- How much of a source a language model may be told.
ALTER TABLE datasource.data_source ADD COLUMN disclosure text NOT NULL DEFAULT 'SCHEMA'
    CHECK (disclosure IN ('NOTHING', 'SCHEMA', 'SAMPLES', 'ROWS'));
