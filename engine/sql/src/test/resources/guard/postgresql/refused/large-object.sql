-- rule: unknown-function
SELECT lo_import('/etc/passwd')
