-- What the columns of a source are classified as: proposed by a look at them, confirmed, rejected or set by people.
ALTER TABLE datasource.snapshot ADD COLUMN classifications jsonb NOT NULL DEFAULT '{"columns": {}}';
