SELECT "Deal Size" FROM "Open Deals"
----
SELECT "Deal Size" FROM (SELECT t."id", t."Deal Size", t."select" FROM "Open Deals" t WHERE (t."Deal Size" < 100) OFFSET 0) AS "Open Deals"
