-- rule: unknown-function
SELECT * FROM read_text('/etc/passwd')
