-- rule: unsupported-syntax
PIVOT orders ON status USING sum(amount)
