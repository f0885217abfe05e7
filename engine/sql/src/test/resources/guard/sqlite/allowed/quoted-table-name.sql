SELECT "Unit Price", "select" FROM "Order Details" WHERE "a.b" IS NULL
