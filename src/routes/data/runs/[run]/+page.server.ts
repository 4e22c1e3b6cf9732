import { join } from 'node:path';
import { contractOf } from '#lib/contracts/all.ts';
import { config } from '#lib/server/config.ts';
import { readRun } from '#lib/state/runs.server.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => {
  const run = readRun(join(config.DATA_DIR, 'runs'), params.run);
  if (!run) error(404, '没有这次运行的记录，可能已超过保存的次数');
  const files = run.files.map((file) => ({
    ...file,
    record_label: file.record === null ? null : (contractOf(file.record)?.label ?? file.record)
  }));
  return { run: { ...run, files } };
};
