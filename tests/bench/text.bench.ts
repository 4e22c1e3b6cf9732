import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { createAnnotator, type Annotator } from '#lib/text/annotate.ts';
import { Classifier } from '#lib/text/model/linear-model.ts';
import { createSegmenter } from '#lib/text/segment.ts';
import { annotateFile } from '#pipelines/text/annotate-file.ts';
import { readAnnotatorData } from '#pipelines/text/annotator-data.ts';
import { loadReference } from '#pipelines/text/reference-data.ts';
import { prepare, train } from '#pipelines/text/train.ts';
import type { Note } from './results.ts';
import { madeUp, samples, type Sample } from './text-samples.ts';

const ROUNDS = 3;
const WORKER_ROUNDS = 5;

/** Best of several rounds in seconds: the machine's other work only ever makes a round slower. */
function best(rounds: number, work: () => void): number {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    work();
    least = Math.min(least, (performance.now() - started) / 1000);
  }
  return least;
}

function throughput(note: Note, texts: Sample[], origin: string): void {
  const segment = createSegmenter();
  const { lexicon, gazetteer } = loadReference();
  const set = prepare(
    texts.map((one, i) => ({ ...one, label: one.label || `${i % 2}` })),
    segment
  );
  const started = performance.now();
  const { model } = train(set, '2026-01-01');
  note({
    what: `training on ${set.records.length.toLocaleString('en')} records, features ready`,
    figure: `${((performance.now() - started) / 1000).toFixed(1)} s`
  });
  const withLexicon = createAnnotator(lexicon, gazetteer, 'petitions');
  const withModel = createAnnotator(lexicon, gazetteer, 'petitions', new Classifier(model, segment));
  const all = (annotate: Annotator) => () => texts.forEach((one) => annotate({ title: one.title, text: one.text }));
  const bare = best(ROUNDS, () => texts.forEach((one) => (segment(one.title), segment(one.text))));
  const lexiconTime = best(ROUNDS, all(withLexicon));
  const modelTime = best(ROUNDS, all(withModel));
  const perSecond = (time: number): string => `${Math.round(texts.length / time).toLocaleString('en')} records/s`;
  note({
    what: `bare segmentation of ${texts.length.toLocaleString('en')} ${origin}, one core`,
    figure: perSecond(bare)
  });
  note({
    what: 'the same annotated with the lexicon',
    figure: perSecond(lexiconTime),
    ratio: `${(bare / lexiconTime).toFixed(3)} of bare segmentation (aim ≥ 0.25)`
  });
  note({
    what: 'the same annotated with lexicon and model',
    figure: perSecond(modelTime),
    ratio: `${(bare / modelTime).toFixed(3)} of bare segmentation (aim ≥ 0.12)`
  });
}

async function writeLines(path: string, count: number, record: (i: number) => object): Promise<void> {
  const out = createWriteStream(path);
  for (let i = 0; i < count; i++)
    if (!out.write(`${JSON.stringify(record(i))}\n`)) await new Promise<void>((go) => out.once('drain', () => go()));
  out.end();
  await finished(out);
}

/** Two threads against one on the same file, loading included; best of several rounds, as other work takes a core. */
async function workers(note: Note, folder: string, texts: Sample[]): Promise<void> {
  const input = join(folder, 'workers.jsonl');
  await writeLines(input, 100_000, (i) => ({ ...(texts[i % texts.length] as Sample), label: undefined }));
  const times = { 1: Infinity, 2: Infinity };
  for (let round = 0; round < WORKER_ROUNDS; round++) {
    for (const count of [1, 2] as const) {
      const started = performance.now();
      await annotateFile(
        input,
        join(folder, `out${count}.jsonl`),
        await readAnnotatorData({ source: 'petitions', modelPath: null, enterprisesPath: null }),
        count
      );
      times[count] = Math.min(times[count], (performance.now() - started) / 1000);
    }
  }
  const { 1: one, 2: two } = times;
  note({
    what: `one thread, then two threads over 100,000 petitions on ${cpus().length} cores, starts included`,
    figure: `${one.toFixed(1)} s → ${two.toFixed(1)} s`,
    ratio: `${(one / two).toFixed(2)}× (aim ≥ 1.6)`
  });
}

/** A million posts in a process of its own, which reports its peak memory. */
async function million(note: Note, folder: string): Promise<void> {
  const count = Number(process.env.BENCH_POSTS ?? 1_000_000);
  const input = join(folder, 'posts.jsonl');
  await writeLines(input, count, (i) => ({ id: i, text: madeUp(i).text.slice(-60) }));
  const script = `import { annotateFile } from ${JSON.stringify(resolve(import.meta.dirname, '../../pipelines/text/annotate-file.ts'))};
    import { readAnnotatorData } from ${JSON.stringify(resolve(import.meta.dirname, '../../pipelines/text/annotator-data.ts'))};
    const counts = await annotateFile(process.argv[1], process.argv[2], await readAnnotatorData({ source: 'posts', modelPath: null, enterprisesPath: null }), 2);
    console.log(JSON.stringify({ ...counts, peak: process.resourceUsage().maxRSS / 1024 }));`;
  const started = performance.now();
  const child = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script, input, join(folder, 'posts.out.jsonl')],
    { encoding: 'utf8' }
  );
  const result = JSON.parse(child.stdout.trim()) as { records: number; peak: number };
  note({
    what: `${result.records.toLocaleString('en')} posts through \`annotate\``,
    figure: `${((performance.now() - started) / 1000).toFixed(0)} s, peak memory ${result.peak.toFixed(0)} MB`,
    ratio: `${(result.peak / 1536).toFixed(2)} of the limit of 1,536 MB`
  });
}

export async function run(note: Note): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'text-bench-'));
  try {
    const { samples: texts, origin } = samples(5667);
    // First the threads, as the command starts them: in a process that holds no model and no annotator of its own yet.
    await workers(note, folder, texts);
    throughput(note, texts, origin);
    await million(note, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
