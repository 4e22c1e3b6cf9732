import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outgoingName, type SubmissionRequest } from '#lib/submissions/request.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { loadKeyRing } from '#pipelines/intake/keys.ts';
import { openSealedText } from '#pipelines/intake/vault.ts';
import type { RejectedRow } from '#pipelines/landing/landing-job.ts';
import { sealedRefused } from './inspect-submission.ts';
import { refusedWorkbook, type RefusedTable } from './refused-workbook.ts';

/** How long a workbook waits for the person who asked; it holds what the file held, so it must not lie about. */
const KEPT_MS = 10 * 60_000;

/** Writes the workbook of refused rows that a person asked for; nothing where the rows are past their days. */
export async function giveRefused(folder: StateFolder, request: SubmissionRequest): Promise<void> {
  const target = join(folder.outgoing, outgoingName(request.request_id));
  const sealed = sealedRefused(folder, request.submission_id);
  if (existsSync(target) || !existsSync(sealed)) return;
  const lines = (await openSealedText(sealed, loadKeyRing(folder.keys, folder.root).openingKeys)).split('\n');
  const [table, ...refusals] = lines.map((line) => JSON.parse(line) as unknown);
  mkdirSync(folder.outgoing, { recursive: true });
  writeFileSync(`${target}.tmp`, refusedWorkbook(table as RefusedTable, refusals as RejectedRow[]), { mode: 0o600 });
  renameSync(`${target}.tmp`, target);
}

/** Removes workbooks that nobody fetched in time. */
export function sweepOutgoing(folder: StateFolder, now: Date): void {
  for (const name of readdirSync(folder.outgoing)) {
    const path = join(folder.outgoing, name);
    const info = statSync(path, { throwIfNoEntry: false });
    if (info && now.getTime() - info.mtimeMs > KEPT_MS) rmSync(path, { force: true });
  }
}
