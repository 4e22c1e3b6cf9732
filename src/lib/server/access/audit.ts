/** Notes in the audit log what a visitor does. What is noted holds no text of a record and no password. */
import { addEntry } from '#lib/app-db/audit-log.ts';
import type { AuditKind } from '#lib/domain/access/audit-kinds.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { actor } from './visitor.ts';

type Detail = Readonly<Record<string, string | number | null>>;

/** Notes what the visitor of this request does. */
export async function note(kind: AuditKind, detail: Detail): Promise<void> {
  await noteAs(actor(), kind, detail);
}

/** Notes what somebody does who is not the visitor (yet): signing in, or the product itself. */
export async function noteAs(
  who: { user_id: string; user_name: string },
  kind: AuditKind,
  detail: Detail
): Promise<void> {
  await addEntry(await theAppDb(), { user_id: who.user_id, user_name: who.user_name, kind, detail }, new Date());
}
