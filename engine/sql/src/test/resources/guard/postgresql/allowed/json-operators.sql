SELECT details -> 'a' ->> 'b', details #>> '{a,b}' FROM orders WHERE details @> '{"a": 1}'
