/**
 * Lexicon and model as the files below `DATA_DIR/models` tell them; written by the commands, read by the page. A file
 * that is not what it should be reads as absent.
 */
import type { ModelHeader } from '#lib/text/model/linear-model.ts';
import { decodeModel } from '#lib/text/model/model-file.ts';
import { VERSION_KINDS, type VersionKind } from '#lib/domain/text-versions.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { VersionEvents } from '#lib/contracts/state/version-events.ts';
import { readStateFile } from '#lib/state/state-file.server.ts';

export interface KindHistory {
  label: string;
  /** The customer's own file is in force; false: what ships. */
  is_own: boolean;
  /** Newest first. */
  events: z.infer<typeof VersionEvents>;
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
  return (readStateFile(join(dataDir, 'models', kind.kept, 'notes.json'), VersionEvents) ?? []).reverse();
}
