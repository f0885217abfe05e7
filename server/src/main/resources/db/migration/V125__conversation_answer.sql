-- The answer of documents that stands behind a message; knowledge keeps it.
ALTER TABLE conversation.message
    ADD COLUMN answer uuid,
    ADD CHECK (query IS NULL OR answer IS NULL);
