-- What the team's managers say of a member, for data policies: several texts under each name.
ALTER TABLE team.member ADD COLUMN attributes jsonb NOT NULL DEFAULT '{}';
