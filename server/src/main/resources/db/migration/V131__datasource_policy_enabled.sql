-- A policy that is switched off is kept and binds nobody.
ALTER TABLE datasource.policy ADD COLUMN enabled boolean NOT NULL DEFAULT true;
