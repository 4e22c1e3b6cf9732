import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT, type Command, type OptionValues } from '#pipelines/commands/command.ts';
import { correct } from '#pipelines/text/correct.ts';
import { command as evaluate } from '#pipelines/commands/evaluate.ts';
import { command as lexicon } from '#pipelines/commands/lexicon.ts';
import { command as model } from '#pipelines/commands/model.ts';
import { takeLock } from '#pipelines/files/lock.ts';
import { SHIPPED_LEXICON } from '#pipelines/text/reference-data.ts';
import { command as train } from '#pipelines/commands/train.ts';
import { World } from './world.ts';

/** A lexicon or model shows its effect on past counts, takes effect only when accepted, and can be taken back. */
const worlds: World[] = [];
afterAll(() => worlds.forEach((world) => world.dispose()));
const own = process.env.DATA_DIR;
beforeEach(() => {
  delete process.env.DATA_DIR;
});
afterEach(() => {
  if (own === undefined) delete process.env.DATA_DIR;
  else process.env.DATA_DIR = own;
});

interface Effect {
  text_count: number;
  moved_count: number;
  is_accepted: boolean;
  share: number;
  topics: { topic_code: string; before: number; after: number; requests_after: number }[];
}

async function loaded(): Promise<World> {
  const world = new World(['petitions']);
  worlds.push(world);
  world.drop(
    'petitions',
    '诉求.csv',
    Array.from({ length: 12 }, (_, i) => ({
      petition_id: `P${i}`,
      channel: '来电',
      received_at: `202${i % 2 ? 5 : 6}-03-0${(i % 8) + 1} 09:00:00`,
      region_name: '洛南县',
      body: i % 3 ? `公司拖欠工资${i + 1}个月` : `第${i}次反映站点的秤不准`
    }))
  );
  await world.run();
  process.env.DATA_DIR = world.folder.root;
  return world;
}

async function run(command: Command, positionals: string[], values: OptionValues = {}) {
  let stdout = '';
  const sink = new Writable({ write: (chunk, _encoding, done) => ((stdout += String(chunk)), done()) });
  const code = await command.run(positionals, values, {
    stdin: new PassThrough(),
    stdout: sink,
    stderr: new PassThrough().resume(),
    signal: new AbortController().signal
  });
  return { code, stdout };
}

/** The shipped lexicon with one word more for deliveries. */
function ownLexicon(world: World, version: string): string {
  const file = JSON.parse(readFileSync(SHIPPED_LEXICON, 'utf8')) as {
    version: string;
    topics: { code: string; keywords: string[] }[];
  };
  file.version = version;
  file.topics.find((topic) => topic.code === 'T14.02')!.keywords.push('秤不准');
  const path = join(world.root, `${version}.json`);
  writeFileSync(path, JSON.stringify(file));
  return path;
}

const counts = (world: World) =>
  world.query(
    `select topic_code, sum(record_count)::integer as records, sum(request_count)::integer as requests
     from marts.topic_volumes
     group by 1
     order by 1`
  );

describe("a lexicon of one's own", () => {
  it('is previewed without a change, then accepted; the next run counts what the preview said; reset brings the old counts back', async () => {
    const world = await loaded();
    const before = await counts(world);
    const path = ownLexicon(world, '单位-1');
    const files = () =>
      world
        .files()
        .map((file) => file.path)
        .filter((name) => !name.includes('copy.duckdb'))
        .sort();
    const there = files();
    const preview = await run(lexicon, ['preview', path], { json: true });
    const effect = JSON.parse(preview.stdout) as Effect;
    expect(preview.code).toBe(EXIT.ok);
    expect(effect).toMatchObject({ text_count: 12, moved_count: 4, is_accepted: false, share: 1 });
    expect(effect.topics.map(({ topic_code, before: n }) => ({ topic_code, n })).filter(({ n }) => n > 0)).toEqual(
      before.map((row) => ({ topic_code: row.topic_code, n: row.records }))
    );
    expect((await run(lexicon, ['accept', path])).code).toBe(EXIT.problems);
    expect(files()).toEqual(there);

    const accepted = await run(lexicon, ['accept', path], { yes: true, note: '站点称重' });
    expect(accepted.code).toBe(EXIT.ok);
    expect(accepted.stdout).toContain('T14.02');
    await world.run();
    expect(await counts(world)).toEqual(
      effect.topics
        .filter(({ after }) => after > 0)
        .map((topic) => ({ topic_code: topic.topic_code, records: topic.after, requests: topic.requests_after }))
    );
    expect(
      await world.query("select distinct lexicon_version from marts.annotation_quality where record = 'petitions'")
    ).toEqual([{ lexicon_version: expect.stringContaining('单位-1') as string }]);

    expect((await run(lexicon, ['reset'])).code).toBe(EXIT.ok);
    await world.run();
    expect(await counts(world)).toEqual(before);
    const listed = JSON.parse((await run(lexicon, ['list'], { json: true })).stdout) as {
      in_force: { is_own: boolean };
      versions: { version: string; note: string; in_force: boolean; path: string }[];
    };
    expect(listed).toMatchObject({
      in_force: { is_own: false },
      versions: [{ version: '单位-1', note: '站点称重', in_force: false }]
    });
    expect((await run(lexicon, ['accept', listed.versions[0]!.path], { yes: true })).code).toBe(EXIT.ok);
  });

  it('is refused under a used version number, with faults, or while a run works; what is in force stays', async () => {
    const world = await loaded();
    const first = ownLexicon(world, '单位-1');
    await run(lexicon, ['accept', first], { yes: true });
    const inForce = readFileSync(join(world.folder.models, 'lexicon.json'), 'utf8');
    writeFileSync(first, inForce.replace('秤不准', '秤有问题'));
    await expect(run(lexicon, ['accept', first], { yes: true })).rejects.toThrow(/版本号已用过/);
    writeFileSync(first, inForce.replace('"T14.02"', '"T77.02"'));
    await expect(run(lexicon, ['preview', first])).rejects.toThrow(/T77.02.*没有这个/s);
    writeFileSync(first, '{"version": "x",\n "topics": [,]}');
    await expect(run(lexicon, ['preview', first])).rejects.toThrow(/第 2 行/);
    await expect(run(lexicon, ['preview', join(world.root, 'none.json')])).rejects.toMatchObject({
      code: 'INPUT_INVALID'
    });
    const release = takeLock(world.folder.runs);
    await expect(run(lexicon, ['accept', ownLexicon(world, '单位-3')], { yes: true })).rejects.toMatchObject({
      code: 'BUSY'
    });
    await expect(run(lexicon, ['reset'])).rejects.toMatchObject({ code: 'BUSY' });
    release();
    expect(readFileSync(join(world.folder.models, 'lexicon.json'), 'utf8')).toBe(inForce);
  });

  it('says how often it agrees with what researchers set right, before and after; measuring uses the one in force', async () => {
    const world = await loaded();
    await correct(
      world.folder,
      ['P0', 'P1'].map((id) => ({
        source: 'petitions' as const,
        id,
        kind: 'topic' as const,
        value: id === 'P0' ? 'T14.02' : 'T01.01',
        note: null
      })),
      world.clock
    );
    const path = ownLexicon(world, '单位-4');
    const accepted = await run(lexicon, ['accept', path], { yes: true });
    expect(accepted.stdout).toContain('更正过主题的 2 条中，机器判断一致的 1 → 2（+1）');
    const { events } = JSON.parse(
      readFileSync(join(world.folder.models, 'lexicon-versions', 'notes.json'), 'utf8')
    ) as { events: { effect: { agreement: unknown } }[] };
    expect(events.at(-1)!.effect.agreement).toEqual({ record_count: 2, before: 1, after: 2 });

    const labels = join(world.root, 'labels.jsonl');
    writeFileSync(labels, JSON.stringify({ id: 1, text: '反映站点的秤不准', label: 'T14.02' }));
    const measured = await run(evaluate, [], { labels, field: 'label', lexicon: true, json: true });
    expect(JSON.parse(measured.stdout)).toMatchObject({
      accuracy: 1,
      lexicon_version: expect.stringContaining('单位-4') as string
    });
  });

  it('can be tried on a sample, the same texts every time', async () => {
    const world = await loaded();
    const path = ownLexicon(world, '单位-2');
    const [one, two] = [
      await run(lexicon, ['preview', path], { json: true, sample: '6' }),
      await run(lexicon, ['preview', path], { json: true, sample: '6' })
    ];
    expect(two.stdout).toBe(one.stdout);
    const { share, text_count } = JSON.parse(one.stdout) as Effect;
    expect(share).toBe(0.5);
    expect(text_count).toBeLessThan(12);
    expect(text_count).toBeGreaterThan(0);
  });
});

it('a trained model is previewed and accepted in the same way; one that takes over nothing is refused', async () => {
  const world = await loaded();
  const labels = join(world.root, 'labels.jsonl');
  const path = join(world.root, 'm.model');
  const texts = Array.from({ length: 40 }, (_, i) => ({
    id: i,
    text: i % 2 ? `第${i}次反映站点的秤不准` : `年底的票子还没见着第${i}次`,
    label: i % 2 ? 'T14.02' : 'T01.01'
  }));
  writeFileSync(labels, texts.map((one) => JSON.stringify(one)).join('\n'));
  await run(train, [], { labels, out: path, field: 'label', date: '2026-01-31' });
  const accepted = await run(model, ['accept', path], { yes: true, json: true });
  expect(accepted.code).toBe(EXIT.ok);
  const effect = JSON.parse(accepted.stdout) as Effect;
  expect(effect.moved_count).toBeGreaterThanOrEqual(4);
  await world.run();
  expect((await counts(world)).map((row) => ({ topic_code: row.topic_code, records: row.records }))).toEqual(
    effect.topics.filter(({ after }) => after > 0).map(({ topic_code, after }) => ({ topic_code, records: after }))
  );
  writeFileSync(
    labels,
    texts.map((one) => JSON.stringify({ ...one, label: one.label === 'T01.01' ? '教育' : '劳动' })).join('\n')
  );
  await run(train, [], { labels, out: path, field: 'label', date: '2026-01-31' });
  await expect(run(model, ['preview', path])).rejects.toThrow(/不接管任何主题/);
});
