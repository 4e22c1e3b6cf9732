/** `npm run bench`: every benchmark, one after the other, each printing ratios of this run. `npm run bench -- load` runs one. */
export const BENCHES: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  load: () => import('./load.bench.ts'),
  pages: () => import('./pages.bench.ts'),
  briefing: () => import('./briefing.bench.ts'),
  text: () => import('./text.bench.ts'),
  issues: () => import('./issues.bench.ts'),
  search: () => import('./search.bench.ts')
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`没有评测「${unknown.join('、')}」，可用：${Object.keys(BENCHES).join('、')}\n`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
  process.stdout.write(`\n── ${name}\n`);
  await (await BENCHES[name]!()).run();
}
