-- rule: unknown-function
SELECT * FROM TABLE(RESULT_SCAN('x'))
