SELECT "year", date FROM calendar WHERE year = 2009
