-- rule: unknown-table
SELECT * FROM `other.data.orders`
