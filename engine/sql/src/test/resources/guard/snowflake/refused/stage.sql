-- rule: parameter
SELECT $1 FROM @stage
