SELECT count(*) FROM orders WHERE status = lower('PAID')
----
nothing
