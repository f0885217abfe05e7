-- rule: select-into
SELECT * FROM orders INTO OUTFILE '/tmp/x'
