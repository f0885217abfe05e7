-- rule: unknown-function
SELECT * FROM parquet_scan('https://x/y')
