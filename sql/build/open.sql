-- The published file is the current database and gets core and marts only; raw and staging live in memory and leave no bytes behind.
attach ':memory:' as build;

create schema build.raw;

create schema build.staging;

create schema core;

create schema marts;
