-- The published file gets core and marts only.
create schema core;

create schema marts;
