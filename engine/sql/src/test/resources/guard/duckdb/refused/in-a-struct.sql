-- rule: unknown-function
SELECT {'a': getenv('HOME')}
