-- rule: unknown-function
SELECT load_extension('x')
