-- Which kinds of source there are is the program's to say, which grows; a list here would have to grow with it.
ALTER TABLE datasource.data_source DROP CONSTRAINT IF EXISTS data_source_kind_check;
ALTER TABLE datasource.data_source ADD CONSTRAINT data_source_kind_check CHECK (kind ~ '^[A-Z][A-Z0-9_]{0,39}$');
