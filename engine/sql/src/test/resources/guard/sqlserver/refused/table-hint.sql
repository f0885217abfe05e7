-- rule: hint
SELECT id FROM orders WITH (NOLOCK)
