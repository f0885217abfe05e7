-- A column policy may name what columns hold instead of one column; it binds all that are confirmed to hold it.
ALTER TABLE datasource.policy ADD COLUMN classification text CHECK (classification <> '');
ALTER TABLE datasource.policy ALTER COLUMN table_name DROP NOT NULL;
ALTER TABLE datasource.policy DROP CONSTRAINT policy_check;
ALTER TABLE datasource.policy ADD CONSTRAINT policy_of_a_table_or_a_classification CHECK (
    CASE WHEN classification IS NULL
         THEN table_name IS NOT NULL AND (kind = 'COLUMN') = (column_name IS NOT NULL)
         ELSE kind = 'COLUMN' AND num_nonnulls(namespace, table_name, column_name) = 0 END);
