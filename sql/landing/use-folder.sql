-- Where the batches of this state folder lie; read by every statement that globs them.
set variable landing = $landing::varchar;
