-- rule: unknown-function
SELECT getvariable('x')
