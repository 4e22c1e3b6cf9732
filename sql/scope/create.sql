-- The catalogue of readers with a unit of their own. A mart without a view here does not exist for them.
attach ':memory:' as inside;

create schema inside.marts
