import { z } from 'zod';

/** Folder of a drop folder for files that could not be read; each has a note beside it. */
export const UNREADABLE_FOLDER = 'unreadable';
/** Ending that makes a file's note: `来信.pdf.原因.json`. */
export const NOTE_ENDING = '.原因.json';

/** Why a file was set aside: `inbox/<source>/unreadable/<name>.原因.json`. */
export const UnreadableNote = z.object({
  source: z.string(),
  file_name: z.string(),
  reason: z.string(),
  hint: z.string().default(''),
  first_failed_on: z.string()
});
export type UnreadableNote = z.infer<typeof UnreadableNote>;
