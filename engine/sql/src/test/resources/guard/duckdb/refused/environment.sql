-- rule: unknown-function
SELECT getenv('HOME')
