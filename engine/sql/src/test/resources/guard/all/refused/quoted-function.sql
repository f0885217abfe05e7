-- rule: unknown-function
SELECT "sleep"(1)
