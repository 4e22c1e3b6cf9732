import { z } from 'zod';

const Agreement = z.object({ record_count: z.number(), before: z.number(), after: z.number() });
const Effect = z.object({
  text_count: z.number(),
  moved_count: z.number(),
  requests_before: z.number(),
  requests_after: z.number(),
  agreement: Agreement.optional()
});
const Event = z.object({
  action: z.enum(['accept', 'reset', 'found']),
  version: z.string(),
  hash: z.string(),
  at: z.string(),
  note: z.string(),
  effect: Effect.optional()
});

/** Events of lexicon or model, oldest first: `notes.json`. Former versions wrote the list alone. */
export const VersionEvents = z.union([
  z.object({ events: z.array(Event) }).transform(({ events }) => events),
  z.array(Event)
]);
