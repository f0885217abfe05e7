-- rule: unknown-function
SELECT * FROM read_csv('/etc/passwd')
