import { join } from 'node:path';
import { NOTE_ENDING, UNREADABLE_FOLDER, UnreadableNote } from '#lib/contracts/state/unreadable-note.ts';
import { namesIn, readStateFile } from './state-file.server.ts';

/** Files of all sources that were set aside, by source and name. */
export function readAllUnreadable(inbox: string): UnreadableNote[] {
  return namesIn(inbox)
    .sort()
    .flatMap((source) => readUnreadable(inbox, source));
}

/** Files of one source that were set aside, by name; a note whose file was removed is settled and left out. */
export function readUnreadable(inbox: string, source: string): UnreadableNote[] {
  const dir = join(inbox, source, UNREADABLE_FOLDER);
  const names = namesIn(dir);
  return names
    .filter((name) => name.endsWith(NOTE_ENDING) && names.includes(name.slice(0, -NOTE_ENDING.length)))
    .sort()
    .flatMap((name) => readStateFile(join(dir, name), UnreadableNote) ?? []);
}
