-- rule: unknown-function
SELECT benchmark(1000000, md5('x'))
