-- All that is known of one file: the next one finds none of it.
drop view if exists input;

drop table if exists lines;

drop table if exists shape;

drop table if exists candidates;

drop table if exists redacted;

drop table if exists existing;

drop table if exists verdicts;

drop table if exists landed_shape;
