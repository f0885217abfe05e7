-- rule: unknown-function
SELECT readfile('/etc/passwd')
