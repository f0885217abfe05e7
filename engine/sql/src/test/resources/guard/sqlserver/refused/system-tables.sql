-- rule: system-catalog
SELECT name FROM sys.objects
