-- Numbers of a vector cannot be made smaller, so PostgreSQL need not try.
ALTER TABLE knowledge.passage ALTER COLUMN vector SET STORAGE EXTERNAL;
