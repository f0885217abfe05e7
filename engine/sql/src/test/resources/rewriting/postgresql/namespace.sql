SELECT hr.notes.text, hr.notes.* FROM hr . notes
----
SELECT notes.text, notes.* FROM (SELECT t."id", t."person", t."text", t."data" FROM hr . notes t WHERE ((t."person" = 7) AND (t."data" IS NOT NULL)) OFFSET 0) AS notes
