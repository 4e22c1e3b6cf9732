/**
 * Decisions about words that name a company. Kept apart from the data, like corrections: a rebuild does not
 * touch them.
 */
import { InputError } from '#lib/domain/errors.ts';
import { normalise } from '#lib/text/normalise.ts';
import { asc } from 'drizzle-orm';
import type { AppDb } from './open.ts';
import { enterpriseDecisions } from './schema.ts';

export interface EnterpriseDecision {
  decision_id: number;
  /** Normalised. */
  words: string;
  /** null: no company of the register. */
  ent_id: string | null;
}

/** Shorter words stand in too many texts to mean one company. */
const SHORTEST = 3;

/**
 * Notes that words mean a company of the register, or none of it. @throws InputError for words too short to be a name
 */
export async function decideEnterprise(
  { db, actingId }: AppDb,
  words: string,
  ent_id: string | null,
  now: Date
): Promise<number> {
  const key = normalise(words.trim());
  if (key.length < SHORTEST)
    throw new InputError(
      'INPUT_INVALID',
      `这几个字太短，不能当作企业名称 — ${words} — 没有记下`,
      `请给出至少 ${SHORTEST} 个字的名称`
    );
  const [row] = await db
    .insert(enterpriseDecisions)
    .values({ words: key, ent_id, decided_at: now.toISOString(), decided_by: actingId() })
    .returning({ decision_id: enterpriseDecisions.decision_id });
  return row!.decision_id;
}

/** The decision that stands on each name: the latest, in the order of their numbers. */
export async function standingEnterpriseDecisions({ db }: AppDb): Promise<EnterpriseDecision[]> {
  const rows = await db.select().from(enterpriseDecisions).orderBy(asc(enterpriseDecisions.decision_id));
  const standing = new Map(rows.map(({ decision_id, words, ent_id }) => [words, { decision_id, words, ent_id }]));
  return [...standing.values()].sort((left, right) => left.decision_id - right.decision_id);
}
