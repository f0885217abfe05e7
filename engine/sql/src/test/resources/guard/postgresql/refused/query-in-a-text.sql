-- rule: unknown-function
SELECT query_to_xml('select * from secrets', true, true, '')
