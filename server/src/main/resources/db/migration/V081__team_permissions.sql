-- Who works with data may keep the team's words and say that an answer is right.
SET LOCAL app.system = 'on';
UPDATE team.role SET permissions = permissions || '{term:write,term:verify}'
WHERE built_in AND name IN ('team_manager', 'member', 'analyst');
