-- rule: unsupported-syntax
TABLE orders
