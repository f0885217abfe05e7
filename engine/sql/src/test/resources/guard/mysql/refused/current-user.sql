-- rule: system-value
SELECT current_user
