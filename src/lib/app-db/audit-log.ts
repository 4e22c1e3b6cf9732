/** The audit log: added to, never changed. Each entry holds the hash of the one before it. */
import { createHash } from 'node:crypto';
import { asc, desc, eq, gt } from 'drizzle-orm';
import { auditLog } from './account-schema.ts';
import type { AppDb } from './open.ts';

export type AuditEntry = typeof auditLog.$inferSelect;

export interface NewEntry {
  user_id: string;
  user_name: string;
  kind: string;
  detail: Readonly<Record<string, string | number | null>>;
}

/** The hash that stands before the first entry. */
const BEGINNING = '0'.repeat(64);

/** One hash over everything that an entry says and the hash before it, SHA-256, hex. */
function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { entry_no, at, user_id, user_name, kind, detail, previous_hash } = entry;
  return createHash('sha256')
    .update(JSON.stringify([entry_no, at, user_id, user_name, kind, detail, previous_hash]))
    .digest('hex');
}

/** Adds one entry; number and hash follow from the last one within the same transaction. */
export async function addEntry({ db }: AppDb, given: NewEntry, now: Date): Promise<void> {
  await db.transaction(
    async (tx) => {
      const [last] = await tx.select().from(auditLog).orderBy(desc(auditLog.entry_no)).limit(1);
      const entry = {
        entry_no: (last?.entry_no ?? 0) + 1,
        at: now.toISOString(),
        user_id: given.user_id,
        user_name: given.user_name,
        kind: given.kind,
        detail: JSON.stringify(given.detail),
        previous_hash: last?.hash ?? BEGINNING
      };
      await tx.insert(auditLog).values({ ...entry, hash: hashOf(entry) });
    },
    { behavior: 'immediate' }
  );
}

const CHUNK = 2000;

/** Every entry, oldest first, in pieces that fit into memory. */
export async function* allEntries({ db }: AppDb): AsyncGenerator<AuditEntry> {
  for (let after = 0; ;) {
    const rows = await db
      .select()
      .from(auditLog)
      .where(gt(auditLog.entry_no, after))
      .orderBy(asc(auditLog.entry_no))
      .limit(CHUNK);
    yield* rows;
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.entry_no;
  }
}

/** The newest entries first; of one kind or of all. */
export async function recentEntries({ db }: AppDb, limit: number, kind: string | null): Promise<AuditEntry[]> {
  return db
    .select()
    .from(auditLog)
    .where(kind === null ? undefined : eq(auditLog.kind, kind))
    .orderBy(desc(auditLog.entry_no))
    .limit(limit);
}

/** The hash of one entry by its number; null where there is none. */
export async function entryHash({ db }: AppDb, entryNo: number): Promise<string | null> {
  const [entry] = await db.select({ hash: auditLog.hash }).from(auditLog).where(eq(auditLog.entry_no, entryNo));
  return entry?.hash ?? null;
}

/** The result of a check of the whole log. */
export interface ChainReport {
  entries: number;
  /** Number of the first entry that does not follow from the one before it; null when all do. */
  broken_at: number | null;
  /** Of the last entry: noted elsewhere, it also shows that nothing was cut off at the end. */
  last_hash: string;
}

/** Reads the whole log and recomputes every hash. */
export async function verifyChain(app: AppDb): Promise<ChainReport> {
  let entries = 0;
  let before = BEGINNING;
  let broken: number | null = null;
  for await (const { hash, ...entry } of allEntries(app)) {
    entries += 1;
    const follows = entry.entry_no === entries && entry.previous_hash === before && hashOf(entry) === hash;
    if (!follows) broken ??= entry.entry_no;
    before = hash;
  }
  return { entries, broken_at: broken, last_hash: before };
}
