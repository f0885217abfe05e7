-- rule: unknown-function
SELECT * FROM glob('/*')
