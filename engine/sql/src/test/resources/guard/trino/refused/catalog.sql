-- rule: system-catalog
SELECT * FROM system.runtime.queries
