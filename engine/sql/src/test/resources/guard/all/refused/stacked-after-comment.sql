-- rule: several-statements
SELECT 1 /* harmless */ ; SELECT 2
