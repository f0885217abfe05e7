CREATE SCHEMA conversation;

CREATE TABLE conversation.conversation (
    id              uuid        PRIMARY KEY,
    owner           uuid        NOT NULL,
    team            uuid        NOT NULL,
    visibility      text        NOT NULL CHECK (visibility IN ('PRIVATE', 'TEAM', 'COMPANY')),
    title           text        NOT NULL,
    data_source     uuid,
    message_count   int         NOT NULL DEFAULT 0,
    pinned          boolean     NOT NULL,
    archived_at     timestamptz,
    created_at      timestamptz NOT NULL,
    last_message_at timestamptz NOT NULL,
    version         int         NOT NULL
);

CREATE INDEX conversation_by_owner ON conversation.conversation (owner, last_message_at DESC, id DESC);

CREATE TABLE conversation.message (
    id              uuid        PRIMARY KEY,
    conversation    uuid        NOT NULL REFERENCES conversation.conversation ON DELETE CASCADE,
    sequence_number int         NOT NULL,
    role            text        NOT NULL CHECK (role IN ('USER', 'ASSISTANT', 'TOOL', 'SYSTEM', 'DEVELOPER')),
    content         text        NOT NULL,
    query           uuid,
    created_at      timestamptz NOT NULL,
    UNIQUE (conversation, sequence_number)
);

ALTER TABLE conversation.conversation ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversation.conversation FORCE ROW LEVEL SECURITY;
CREATE POLICY seen_by_the_rule ON conversation.conversation FOR SELECT
    USING (platform.is_system() OR platform.visible(owner, team, visibility));
CREATE POLICY written_by_the_owner ON conversation.conversation
    USING (platform.is_system() OR owner = platform.actor() OR platform.is_admin())
    WITH CHECK (platform.is_system() OR owner = platform.actor() OR platform.is_admin());

ALTER TABLE conversation.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversation.message FORCE ROW LEVEL SECURITY;
CREATE POLICY as_the_conversation ON conversation.message
    USING (EXISTS (SELECT 1 FROM conversation.conversation c WHERE c.id = message.conversation));

GRANT USAGE ON SCHEMA conversation TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON conversation.conversation, conversation.message TO ${app_role};
