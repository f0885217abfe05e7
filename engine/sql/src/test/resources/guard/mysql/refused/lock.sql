-- rule: unknown-function
SELECT get_lock('a', 1)
