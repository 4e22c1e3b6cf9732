-- All that is known of one file: the next one finds none of it.
drop view if exists input;

drop table if exists files;

drop table if exists file_units;

drop table if exists numbered_rows;

drop table if exists lines;

drop table if exists shape;

drop table if exists candidates;

drop table if exists redacted;

drop table if exists existing;

drop table if exists verdicts;

drop table if exists landed_shape;

drop view if exists numbered;

drop table if exists set_aside;

drop table if exists sheet_units;

drop table if exists inferred_units;

drop table if exists marks;

drop table if exists asked;

drop table if exists standing;

drop table if exists pairs;

drop table if exists options;

drop table if exists placed;

drop table if exists carried;

drop table if exists doubts;
