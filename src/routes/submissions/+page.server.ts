import { redirect } from '@sveltejs/kit';
import { CONTRACTS } from '#lib/contracts/all.ts';
import { submitted } from '#lib/server/forms.ts';
import { answer } from '#lib/server/query.ts';
import { isMoving } from '#lib/submissions/stage.ts';
import { takeDroppedFiles } from './dropped-files.server.ts';
import { expectations } from './expected.ts';
import { listViews } from './submission-view.server.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 60;
const DUTIES = ['channels', 'cadres', 'households', 'enterprises', 'orgs', 'submissions', 'targets', 'promises'];

export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  const now = new Date();
  const { views, machine } = await listViews(SHOWN, now);
  const this_month = `${shell.as_of.slice(0, 7)}-01`;
  const before = new Date(`${this_month}T00:00:00Z`);
  before.setUTCMonth(before.getUTCMonth() - 1);
  const last_month = before.toISOString().slice(0, 10);
  const rows =
    shell.age_state === 'missing'
      ? []
      : await answer((ask) => ask('submissions/expected', { this_month, last_month, scope_path: shell.scope_path }));
  return {
    views: views.filter(({ stage }) => stage !== 'discarded'),
    is_moving: views.some(({ stage }) => isMoving(stage)),
    machine,
    this_month,
    last_month,
    expected_count: new Set(rows.map((row) => row.unit_org_id)).size,
    units: expectations(rows),
    templates: CONTRACTS.filter(({ source, record }) => source !== 'reference' || DUTIES.includes(record)).map(
      ({ record, label, source }) => ({ record, label, source })
    )
  };
};

export const actions: Actions = {
  drop: ({ request }) =>
    submitted(async () => {
      const scopes = await answer((ask) => ask('shell/scopes', {})).catch(() => []);
      const ids = await takeDroppedFiles(request, scopes, new Date());
      redirect(303, ids.length === 1 ? `/submissions/${ids[0]}` : '/submissions');
    })
};
