-- rule: ambiguous-string
SELECT "a\" , sleep(5) -- "
