-- rule: unknown-function
SELECT list_transform([1], x -> read_text('a'))
