-- An empty namespace binds the table of the default one alone; null binds those of that name in every namespace.
ALTER TABLE datasource.policy DROP CONSTRAINT policy_namespace_check;
