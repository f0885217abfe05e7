-- rule: syntax
SELECT * FROM url('http://x', CSV)
