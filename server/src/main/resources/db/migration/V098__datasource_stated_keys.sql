-- Keys between tables that people know of and the database does not declare.
ALTER TABLE datasource.snapshot ADD COLUMN stated_keys jsonb NOT NULL DEFAULT '{"keys": []}';
