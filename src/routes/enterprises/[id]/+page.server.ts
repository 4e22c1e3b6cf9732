import { error } from '@sveltejs/kit';
import { visitOrder } from '../visit-order.ts';
import { answer } from '#lib/server/query.ts';
import { visitAssociations, type VisitAssociation } from '#lib/stats/visit-association.ts';
import type { PageServerLoad } from './$types';

/**
 * One enterprise: its register entry, everything that happened to it in order, and what followed visits among its
 * like.
 */
export const load: PageServerLoad = async ({ parent, params }) => {
  const { shell } = await parent();
  const missing = '所选范围内没有这家企业 — 网址 — 数据没有变化。请从热点问题或检索结果进入，或把范围改为全省';
  if (shell.age_state === 'missing') error(404, missing);
  return answer(async (ask, session) => {
    const [enterprise] = await ask('enterprises/enterprise', { ent_id: params.id, scope_path: shell.scope_path });
    if (!enterprise) error(404, missing);
    const events = await ask('enterprises/timeline', { ent_id: params.id });
    const sets = await ask('enterprises/visit_sets', { as_of: shell.as_of });
    const all = session.answers.once('enterprises/visit_associations', () => visitAssociations(sets));
    const none: VisitAssociation = { kind: 'too_few', matched: 0 };
    const association = all.get(enterprise.industry ?? '') ?? none;
    const judged = [...all.values()].filter(({ kind }) => kind === 'estimate').length;
    return { enterprise, events, order: visitOrder(events), association, judged };
  });
};
