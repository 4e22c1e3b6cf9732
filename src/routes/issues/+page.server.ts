import { ISSUE_ORDERS, ISSUE_STATES, type IssueOrder } from '#lib/domain/hot-issues.ts';
import { answer } from '#lib/server/query.ts';
import { ISSUES_PER_PAGE, readIssues } from '#lib/server/issues-page.ts';
import type { PageServerLoad } from './$types';

/** The ranking of hot issues in a period and the hotspot matrix of its last month. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const state = url.searchParams.get('state');
  const topic = url.searchParams.get('topic');
  const order =
    ISSUE_ORDERS.find(({ value }) => value === url.searchParams.get('order'))?.value ?? ('now' as IssueOrder);
  const filters = {
    state: state && Object.hasOwn(ISSUE_STATES, state) ? state : null,
    topic: topic && /^T\d\d(\.\d\d)?$/.test(topic) ? topic : null
  };
  const page = Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1);
  if (shell.age_state === 'missing') return { order, page, page_size: ISSUES_PER_PAGE, shown: null };
  return {
    order,
    page,
    page_size: ISSUES_PER_PAGE,
    shown: await answer((ask) => readIssues(ask, shell, filters, { order, page }, url.searchParams.get('hotmonth')))
  };
};
