-- rule: unknown-function
SELECT fts3_tokenizer('x')
