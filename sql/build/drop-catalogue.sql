-- A rebuild of some models writes the catalogue again.
drop table marts.tables;

drop table marts.columns;

drop table marts.lineage;
