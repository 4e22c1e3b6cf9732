-- Keys, salt and constants of this load. Variables and not parameters: a statement with parameters is planned again
-- when it runs, and
-- planning the landing statement takes longer than landing a small file.
set variable constants = $constants::varchar;

set variable salt = $salt::varchar;

set variable code_inner = $code_inner::blob;

set variable code_outer = $code_outer::blob;

set variable cadre_inner = $cadre_inner::blob;

set variable cadre_outer = $cadre_outer::blob;

set variable household_inner = $household_inner::blob;

set variable household_outer = $household_outer::blob;

set variable petitioner_inner = $petitioner_inner::blob;

set variable petitioner_outer = $petitioner_outer::blob;

set variable author_inner = $author_inner::blob;

set variable author_outer = $author_outer::blob;
