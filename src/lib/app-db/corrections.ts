/**
 * Corrections of what the machine read in a text. Kept apart from the data: a rebuild, a new lexicon or a new model
 * does not touch them.
 */
import type { Correction, CorrectionKind, TextSource } from '#lib/domain/corrections.ts';
import { InputError } from '#lib/domain/errors.ts';
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { AppDb } from './open.ts';
import { corrections } from './schema.ts';

export interface NewCorrection {
  source: TextSource;
  record_key: string;
  content_hash: string;
  kind: CorrectionKind;
  value: string;
  /** The published value of the record. */
  published_value: string;
  note: string | null;
}

/**
 * Notes a correction. What the machine had said is kept from the first correction of the same version of the record.
 * Returns its number.
 */
export async function addCorrection(
  { db, actingId }: AppDb,
  { published_value, ...given }: NewCorrection,
  now: Date
): Promise<number> {
  return db.transaction(async (tx) => {
    const [first] = await tx
      .select()
      .from(corrections)
      .where(
        and(
          eq(corrections.source, given.source),
          eq(corrections.record_key, given.record_key),
          eq(corrections.content_hash, given.content_hash),
          eq(corrections.kind, given.kind),
          isNull(corrections.withdrawn_at)
        )
      )
      .orderBy(asc(corrections.correction_id))
      .limit(1);
    const [row] = await tx
      .insert(corrections)
      .values({
        ...given,
        machine_value: first?.machine_value ?? published_value,
        corrected_at: now.toISOString(),
        corrected_by: actingId()
      })
      .returning({ correction_id: corrections.correction_id });
    return row!.correction_id;
  });
}

/** Takes a correction back; what was before it stands again. @throws InputError when there is none of this number */
export async function withdrawCorrection({ db }: AppDb, correctionId: number, now: Date): Promise<void> {
  const [row] = await db
    .update(corrections)
    .set({ withdrawn_at: now.toISOString() })
    .where(and(eq(corrections.correction_id, correctionId), isNull(corrections.withdrawn_at)))
    .returning({ correction_id: corrections.correction_id });
  if (!row)
    throw new InputError(
      'INPUT_INVALID',
      `没有编号为 ${correctionId} 的有效更正 — 更正记录 — 没有改动`,
      '用 corrections list 查看编号'
    );
}

/** The corrections that stand: of each record, version and kind the latest that was not withdrawn, by number. */
export async function standingCorrections({ db }: AppDb): Promise<Correction[]> {
  const rows = await db
    .select()
    .from(corrections)
    .where(isNull(corrections.withdrawn_at))
    .orderBy(desc(corrections.correction_id));
  const standing = new Map<string, Correction>();
  for (const { corrected_by: _by, withdrawn_at: _withdrawn, ...row } of rows) {
    const key = JSON.stringify([row.source, row.record_key, row.content_hash, row.kind]);
    if (!standing.has(key)) standing.set(key, row);
  }
  return [...standing.values()].sort((left, right) => left.correction_id - right.correction_id);
}
