SELECT json_extract(details, '$.a'), details -> '$.b', details ->> '$.c' FROM orders
