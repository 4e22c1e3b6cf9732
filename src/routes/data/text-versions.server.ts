/**
 * Lexicon and model as the files below `DATA_DIR/models` tell them; written by the commands, read by the page. A file
 * that is not what it should be reads as absent.
 */
import type { ModelHeader } from '#lib/text/model/linear-model.ts';
import { decodeModel } from '#lib/text/model/model-file.ts';
import { VERSION_KINDS, type VersionKind } from '#lib/domain/text-versions.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Agreement = z.object({ record_count: z.number(), before: z.number(), after: z.number() });
const Effect = z.object({
  text_count: z.number(),
  moved_count: z.number(),
  requests_before: z.number(),
  requests_after: z.number(),
  agreement: Agreement.optional()
});
const Events = z.array(
  z.object({
    action: z.enum(['accept', 'reset', 'found']),
    version: z.string(),
    hash: z.string(),
    at: z.string(),
    note: z.string(),
    effect: Effect.optional()
  })
);

export interface KindHistory {
  label: string;
  /** The customer's own file is in force; false: what ships. */
  is_own: boolean;
  /** Newest first. */
  events: z.infer<typeof Events>;
}

/** Events of lexicon and model. */
export function readVersionHistory(dataDir: string): KindHistory[] {
  return [VERSION_KINDS.lexicon, VERSION_KINDS.model].map((kind) => ({
    label: kind.label,
    is_own: existsSync(join(dataDir, 'models', kind.file)),
    events: eventsOf(dataDir, kind)
  }));
}

/** The head of the model in force; null where there is none or it cannot be read. */
export function readModelHeader(dataDir: string): ModelHeader | null {
  const path = join(dataDir, 'models', VERSION_KINDS.model.file);
  try {
    return decodeModel(readFileSync(path), VERSION_KINDS.model.file).header;
  } catch {
    return null;
  }
}

function eventsOf(dataDir: string, kind: VersionKind): KindHistory['events'] {
  try {
    return Events.parse(JSON.parse(readFileSync(join(dataDir, 'models', kind.kept, 'notes.json'), 'utf8'))).reverse();
  } catch {
    return [];
  }
}
