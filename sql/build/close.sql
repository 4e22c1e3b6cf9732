-- Everything is in the file before it is renamed.
detach build;

checkpoint;
