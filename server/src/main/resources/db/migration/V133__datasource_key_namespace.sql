-- Keys say in which namespace their tables stand. What was kept before names tables alone: the one of the default
-- namespace is meant, or else the first that is called so.
SET LOCAL app.system = 'on';

CREATE FUNCTION datasource.place_of(tables jsonb, name text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(
        (SELECT coalesce(t.value -> 'namespace', 'null')
         FROM jsonb_array_elements(tables) WITH ORDINALITY AS t (value, place)
         WHERE lower(t.value ->> 'name') = lower(place_of.name)
         ORDER BY t.value ->> 'namespace' IS NOT NULL, t.place
         LIMIT 1),
        'null')
$$;

CREATE FUNCTION datasource.placed(keys jsonb, tables jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(
        jsonb_agg(
            k.value || jsonb_build_object(
                'namespace', datasource.place_of(tables, k.value ->> 'table'),
                'targetNamespace', datasource.place_of(tables, k.value ->> 'target'))
            ORDER BY k.place),
        '[]')
    FROM jsonb_array_elements(keys) WITH ORDINALITY AS k (value, place)
$$;

UPDATE datasource.snapshot SET
    schema = jsonb_set(schema, '{value,keys}', datasource.placed(schema #> '{value,keys}', schema #> '{value,tables}')),
    stated_keys = jsonb_set(stated_keys, '{keys}', datasource.placed(stated_keys -> 'keys', schema #> '{value,tables}'))
WHERE jsonb_path_exists(schema, '$.value.tables[*] ? (@.namespace != null)');

DROP FUNCTION datasource.placed(jsonb, jsonb);
DROP FUNCTION datasource.place_of(jsonb, text);
