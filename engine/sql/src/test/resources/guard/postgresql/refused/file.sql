-- rule: unknown-function
SELECT pg_read_file('/etc/passwd')
