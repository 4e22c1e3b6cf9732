/**
 * The product's words of the time against what came: the sentences of twelve briefings, and over all months of a
 * demo 超出通常波动, the forecast a month ahead and the lasting changes, each with nothing known that came later. With
 * DATA_DIR set the demo there is read; nothing is written into it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeBriefing } from '#lib/briefing/compose.ts';
import { MONTHS_READ, readBriefingFacts } from '#lib/briefing/facts.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { styleOf } from '#lib/briefing/style.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { plainText } from '#lib/document/document.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { firstDay, lastDayOfMonth, latestFinished, periodOf } from '#lib/domain/periods.ts';
import { countOfMonth } from '#lib/domain/overview-counts.ts';
import { askFrom } from '#lib/server/ask.ts';
import { Warehouse } from '#lib/server/warehouse.ts';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { runDemo } from '../demo-run.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { changesThen, forecastsThen, storyShares, usualThen, type Story, type Tally } from './replay-series.ts';
import { checkSentences, type Said } from './replay-sentences.ts';
import type { Note } from './results.ts';

const BRIEFINGS = 12;
const SOURCES = [
  ['visits', '走访'],
  ['petitions', '信访'],
  ['posts', '网络帖文']
] as const;
/** A month holds an event when a tenth of its records were planted. */
const PLANTED = 0.1;
/** Before the first year of any data. */
const FIRST = 2000;
const PROVINCE = { scope_path: '/' };
const EVERYTHING = {
  ...PROVINCE,
  topic: null,
  counted: 'requests',
  source: null,
  region: null,
  industry: null,
  ownership: null,
  worker_group: null
};

const lastFinished = (day: string) => firstDay(latestFinished('month', day));
const add = (sum: Tally, one: Tally) => {
  sum.all += one.all;
  sum.told += one.told;
};

export async function run(note: Note): Promise<void> {
  const root = newRoot();
  const dataDir = process.env.DATA_DIR ?? (await runDemo(root, 0.3, 20121211, () => undefined)).folder.root;
  const warehouse = new Warehouse(join(dataDir, 'warehouse.duckdb'));
  try {
    const stories = storiesOf(dataDir);
    await warehouse.read(async (session) => {
      const ask = askFrom(session, (name) => readFileSync(join(SQL_DIR, 'queries', `${name}.sql`), 'utf8'));
      await replayBriefings(ask, note);
      await replayMonths(ask, stories, note);
    });
  } finally {
    await warehouse.close();
    removeRoot(root);
  }
}

function storiesOf(dataDir: string): Story[] {
  const path = join(dataDir, 'demo-truth.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { stories: Story[] }).stories : [];
}

async function replayBriefings(ask: Ask, note: Note): Promise<void> {
  const [publication] = await ask('shell/publication', {});
  const said: Said[] = [];
  for (const month of monthsUpTo(lastFinished(publication!.as_of), BRIEFINGS)) {
    const period = periodOf('month', month);
    const facts = await readBriefingFacts(ask, { kind: 'monthly', period, scope: null, issue_id: null });
    const document = composeBriefing(facts, styleOf(briefingSettings({}).style, null));
    const sentences = document.blocks.flatMap((block) =>
      block.type === 'paragraph' ? plainText(block.text).split(/(?<=。)/) : []
    );
    said.push({ sentences });
  }
  for (const { what, checked, wrong } of checkSentences(said))
    note({
      what: `${BRIEFINGS} 期简报的句子：${what}`,
      figure: `${checked} 句，不符 ${wrong.length} 句`,
      ratio: wrong.length === 0 ? '目标 0' : `目标 0；${wrong.slice(0, 3).join(' ')}`
    });
}

/** Whole province: sources for 超出通常波动, classes of topics for forecasts and changes. */
async function replayMonths(ask: Ask, stories: readonly Story[], note: Note): Promise<void> {
  const [publication] = await ask('shell/publication', {});
  const festivals = (await ask('trends/festivals', {})).map((row) => row.festival_on);
  const last = lastFinished(publication!.as_of);
  const spans = await ask('overview/spans', {});
  const months = monthsUpTo(last, MONTHS_READ);
  const volumes = await ask('overview/volumes', { from_month: months[0]!, to_month: last, ...PROVINCE });
  for (const [source, label] of SOURCES) {
    const span = spans.find((row) => row.source === source);
    const own = months.filter((month) => span && month >= span.first_month);
    const counts = own.map((month) => countOfMonth(volumes, span, month));
    const told = [...usualThen({ months: own, counts, festivals })];
    const planted = (month: string) => storyShares(stories, source, month, counts[own.indexOf(month)] ?? 0) >= PLANTED;
    const quiet = told.filter(([month]) => !planted(month));
    const outside = quiet.filter(([, is]) => is).map(([month]) => month.slice(0, 7));
    note({
      what: `当时说${label}超出通常波动，没有埋下事件的月份`,
      figure: `${outside.length} / ${quiet.length}${outside.length === 0 ? '' : `（${outside.join('、')}）`}`,
      ratio: `目标 ≤ 7%；有事件的月份 ${told.filter(([month, is]) => is && planted(month)).length} / ${told.length - quiet.length}`
    });
  }
  const window = { ...EVERYTHING, from_day: `${FIRST}-01-01`, to_day: publication!.as_of };
  const from = (await ask('trends/days', window))[0]!.recorded_on;
  const parts = (await ask('trends/breakdown', { ...window, part_by: 'topic' })).filter((row) =>
    /^T\d\d/.test(row.part_code)
  );
  const held = Array.from({ length: 12 }, (): Tally => ({ all: 0, told: 0 }));
  const changes: Tally = { all: 0, told: 0 };
  for (const topic of new Set(parts.map(({ part_code }) => part_code.slice(0, 3)))) {
    const days = await ask('trends/days', { ...window, topic });
    const series = { rows: days, from, to: lastDayOfMonth(last), festivals };
    forecastsThen(series).forEach((tally, at) => add(held[at]!, tally));
    add(changes, changesThen(series));
  }
  note({
    what: '当时的一月预测，八成区间含后来的数，各大类，逐月 1—12',
    figure: held.map(({ all, told }) => (all === 0 ? '—' : Math.round((100 * told) / all))).join(' '),
    ratio: `目标 75—88，事件在内；合计 ${held.reduce((sum, one) => sum + one.told, 0)} / ${held.reduce((sum, one) => sum + one.all, 0)}`
  });
  note({ what: '各季末说过的持久变化，全部历史仍然这样说的', figure: `${changes.told} / ${changes.all}` });
}
