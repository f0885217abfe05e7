-- rule: unknown-function
SELECT * FROM pragma_table_info('orders')
