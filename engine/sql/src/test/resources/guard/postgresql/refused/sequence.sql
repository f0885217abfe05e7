-- rule: unknown-function
SELECT nextval('s')
