-- rule: unknown-function
SELECT load_file('/etc/passwd')
