-- In which namespace of the source the table stands that a proposal is about; null for the default one.
ALTER TABLE semantic.description_proposal ADD COLUMN namespace text;

DROP INDEX semantic.description_proposal_once;
CREATE UNIQUE INDEX description_proposal_once
    ON semantic.description_proposal (data_source, owner, namespace, table_name, column_name) NULLS NOT DISTINCT;

-- What was proposed before was meant for the first table of its name.
SET LOCAL app.system = 'on';
UPDATE semantic.description_proposal p SET namespace = (
    SELECT t.value ->> 'namespace'
    FROM datasource.snapshot s, jsonb_array_elements(s.schema #> '{value,tables}') WITH ORDINALITY AS t (value, place)
    WHERE s.source = p.data_source AND t.value ->> 'name' = p.table_name
    ORDER BY t.place
    LIMIT 1);
