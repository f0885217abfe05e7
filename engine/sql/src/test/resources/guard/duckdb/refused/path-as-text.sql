-- rule: path-as-table
SELECT * FROM 'data.parquet'
