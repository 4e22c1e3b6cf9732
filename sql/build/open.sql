-- Raw and staging live in memory and leave no bytes behind; core and marts lie in the current database.
attach ':memory:' as build;

create schema build.raw;

create schema build.staging;
