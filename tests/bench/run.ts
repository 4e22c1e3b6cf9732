/**
 * `npm run bench`: runs the benches one after the other and writes their figures into `RESULTS.md`.
 * `npm run bench -- load search` runs those two. A bench that fails leaves its former section as it is.
 */
import { conditionsNow, recordResults, type Figure, type Note } from './results.ts';

interface Bench {
  /** Heading of its section. */
  title: string;
  /** Runs only when it is named: it needs a setting or takes very long. */
  byNameOnly?: true;
  load(): Promise<{ run(note: Note): Promise<void> }>;
}

const BENCHES: Record<string, Bench> = {
  load: { title: 'a large CSV against bare DuckDB', load: () => import('./load.bench.ts') },
  pages: { title: 'server time of each page against its queries', load: () => import('./pages.bench.ts') },
  serve: {
    title: 'requests a second against an earlier commit',
    byNameOnly: true,
    load: () => import('./serve.bench.ts')
  },
  carry: {
    title: 'runs that carry over what did not change',
    byNameOnly: true,
    load: () => import('./carry.bench.ts')
  },
  survive: {
    title: 'kills, power cuts, flipped bits, full disks, readers, a day, many files and requests',
    byNameOnly: true,
    load: () => import('./survive.bench.ts')
  },
  access: {
    title: 'pages with accounts against pages without',
    byNameOnly: true,
    load: () => import('./access.bench.ts')
  },
  briefing: { title: 'monthly briefings from a cold start', load: () => import('./briefing.bench.ts') },
  text: { title: 'annotation against bare segmentation', load: () => import('./text.bench.ts') },
  issues: { title: 'mining of hot issues', load: () => import('./issues.bench.ts') },
  search: { title: 'search over a million records', load: () => import('./search.bench.ts') },
  edit: { title: 'from a saved mart to the changed page', byNameOnly: true, load: () => import('./edit.bench.ts') },
  calibration: {
    title: 'what is said where nothing happened, and found where something did',
    byNameOnly: true,
    load: () => import('./calibration.bench.ts')
  },
  replay: {
    title: 'what was said at the time, against what came',
    byNameOnly: true,
    load: () => import('./replay.bench.ts')
  },
  roundtrip: {
    title: 'the demo through LibreOffice and back',
    byNameOnly: true,
    load: () => import('./roundtrip.bench.ts')
  },
  stories: { title: 'planted stories over five seeds', byNameOnly: true, load: () => import('./stories.bench.ts') }
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`没有评测「${unknown.join('、')}」，可用：${Object.keys(BENCHES).join('、')}\n`);
  process.exit(2);
}
const byDefault = Object.keys(BENCHES).filter((name) => !BENCHES[name]!.byNameOnly);
for (const name of asked.length > 0 ? asked : byDefault) {
  const { title, load } = BENCHES[name]!;
  process.stdout.write(`\n── ${name}: ${title}\n`);
  const figures: Figure[] = [];
  const conditions = conditionsNow(new Date());
  await (
    await load()
  ).run((figure) => {
    figures.push(figure);
    const ratio = figure.ratio === undefined ? '' : `; ratio ${figure.ratio}`;
    process.stdout.write(`  ${figure.what}: ${figure.figure}${ratio}\n`);
  });
  recordResults(name, title, figures, conditions);
}
