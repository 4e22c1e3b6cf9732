-- Where the annotations lie and which version of them is read.
set variable annotations = $folder::varchar;

set variable annotation_version = $version::varchar;
