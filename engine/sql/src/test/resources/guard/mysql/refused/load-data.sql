-- rule: not-a-query
LOAD DATA INFILE '/etc/passwd' INTO TABLE orders
