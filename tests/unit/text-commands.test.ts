import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { EXIT, type Command, type OptionValues } from '#pipelines/commands/command.ts';
import { command as annotate } from '#pipelines/commands/annotate.ts';
import { lineRanges } from '#pipelines/files/byte-ranges.ts';
import { command as classify } from '#pipelines/commands/classify.ts';
import { command as evaluate } from '#pipelines/commands/evaluate.ts';
import { jsonLines } from '#pipelines/files/json-lines.ts';
import { command as train } from '#pipelines/commands/train.ts';

const folder = mkdtempSync(join(tmpdir(), 'text-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(
  command: Command,
  values: OptionValues,
  input: (string | Buffer)[] = [],
  signal = new AbortController().signal
) {
  let stdout = '';
  const sink = new Writable({ write: (chunk, _encoding, done) => ((stdout += String(chunk)), done()) });
  const code = await command.run([], values, {
    stdin: Readable.from(input.map((one) => Buffer.from(one))),
    stdout: sink,
    stderr: new PassThrough(),
    signal
  });
  return {
    code,
    stdout,
    rows: stdout
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('{"'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  };
}

const INPUT = [
  '{"id":1,"text":"公司拖欠工资","agency":"户县人社局"}\n{"id":2,"te',
  'xt":""}\n\n这不是JSON\n{"id":4}\n[1]\n{"id":6,"text":"',
  Buffer.from([0xe6, 0xac, 0xff, 0x80]),
  '欠薪"}\n{"id":7,"text":"😭"}'
];

describe('annotate', () => {
  it('answers every line in order, with a reason for each it cannot read', async () => {
    const { code, rows } = await run(annotate, { source: 'petitions', workers: '1' }, INPUT);
    expect(code).toBe(EXIT.problems);
    expect(rows.map((row) => row.id)).toEqual([1, 2, null, 4, null, 6, 7]);
    expect(rows[0]).toMatchObject({ regions: ['610118'], topics: [{ code: 'T01.01' }] });
    expect(rows[2]).toEqual({ id: null, error: '不是合法的 JSON' });
    expect(rows[3]).toEqual({ id: 4, error: '没有文字字段 text' });
    expect(rows[5]?.text_redacted).toBe('欠薪');
  });
  it('resolves companies when given their table, the same in one thread and in two', async () => {
    const enterprises = join(folder, 'ent.csv');
    writeFileSync(enterprises, '企业编号,企业名称,别名\nE1,陕西华盛建筑工程有限公司,华盛建筑\n');
    const input = join(folder, 'in.jsonl');
    const lines = Array.from({ length: 40 }, (_, i) =>
      JSON.stringify({ id: i, text: `第${i}次反映华盛建筑拖欠工资` })
    ).join('\n');
    writeFileSync(input, lines);
    const one = await run(annotate, { source: 'petitions', workers: '1', enterprises }, [lines]);
    expect(one.rows[3]).toMatchObject({ id: 3, enterprises: [{ ent_id: 'E1', words: '华盛建筑' }] });
    const out = join(folder, 'out.jsonl');
    await run(annotate, { source: 'petitions', workers: '2', enterprises, in: input, out });
    expect(readFileSync(out, 'utf8')).toBe(one.stdout);
    expect((await run(annotate, { source: 'petitions', workers: '2', enterprises }, [lines])).stdout).toBe(one.stdout);
  }, 30_000);
  it('keeps the order of a file of many stretches, one of them a single long line, and leaves nothing beside the output', async () => {
    // Stretches are of 2 MiB: a long text first holds up what the other thread finds meanwhile, more than it may hold
    // back.
    const long = JSON.stringify({ id: 'long', text: '我们是小区业主，反映物业乱收费的问题。'.repeat(60_000) });
    const others = Array.from({ length: 60_000 }, (_, i) => JSON.stringify({ id: i, text: '', note: 'x'.repeat(340) }));
    const input = join(folder, 'many.jsonl');
    const out = join(folder, 'many.out.jsonl');
    writeFileSync(input, [long, ...others].join('\n'));
    expect((await run(annotate, { source: 'petitions', workers: '2', in: input, out })).code).toBe(EXIT.ok);
    const ids = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: unknown }).id);
    expect(ids).toEqual(['long', ...others.keys()]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  }, 60_000);
  it('stops when it is told to, and leaves the output as it was', async () => {
    const input = join(folder, 'stopped.jsonl');
    const out = join(folder, 'stopped.out.jsonl');
    writeFileSync(input, '{"id":1,"text":"欠薪"}\n');
    writeFileSync(out, 'before');
    expect(
      (await run(annotate, { source: 'petitions', workers: '2', in: input, out }, [], AbortSignal.timeout(1))).code
    ).toBe(EXIT.busy);
    expect(readFileSync(out, 'utf8')).toBe('before');
  });
  it('says so when the output cannot be written, and leaves the old one', async () => {
    const input = join(folder, 'unwritable.jsonl');
    writeFileSync(input, '{"id":1,"text":"欠薪"}\n');
    await expect(
      run(annotate, { source: 'petitions', workers: '2', in: input, out: join(folder, 'absent', 'out.jsonl') })
    ).rejects.toThrow(/写不了输出文件/);
  });
  it('refuses options it does not know the meaning of', async () => {
    await expect(run(annotate, { source: 'x', workers: '1' })).rejects.toThrow(/来源/);
    await expect(run(annotate, { source: 'posts', workers: '0' })).rejects.toThrow(/线程数/);
    await expect(run(annotate, { source: 'posts', workers: '1', model: join(folder, 'none') })).rejects.toThrow(
      /读不到模型文件/
    );
  });
});

describe('train, classify, evaluate', () => {
  const labels = join(folder, 'labels.jsonl');
  const model = join(folder, 'm.model');
  const rows = Array.from({ length: 40 }, (_, i) => ({
    id: i,
    text: i % 2 ? `学校老师作业第${i}次` : `公司拖欠工资第${i}次`,
    kind: i % 2 ? '教育' : '劳动'
  }));
  writeFileSync(labels, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n{"id":"x","text":"无标签"}\n`);

  it('work together over any label field', async () => {
    expect((await run(train, { labels, out: model, field: 'kind', date: '2026-01-31' })).code).toBe(EXIT.ok);
    const { rows: out } = await run(classify, { model }, [
      '{"id":"a","text":"工资拖欠"}\n坏行\n{"id":"b","text":""}\n{"id":"c","text":"学校老师"}\n'
    ]);
    expect(out[0]).toMatchObject({ id: 'a', label: '劳动' });
    expect(out[1]).toEqual({ id: 2, error: '不是合法的 JSON' });
    expect(out[2]).toMatchObject({ id: 'b', label: null });
    expect(out[3]).toMatchObject({ id: 'c', label: '教育' });
    const measured = JSON.parse((await run(evaluate, { model, labels, field: 'kind', json: true })).stdout) as {
      macro_f1: number;
      unused: number;
    };
    expect(measured.macro_f1).toBe(1);
    expect(measured.unused).toBe(1);
  });
  it('say what is missing', async () => {
    await expect(run(train, { labels: join(folder, 'none.jsonl'), out: model, field: 'label' })).rejects.toThrow(
      /找不到标注文件/
    );
    await expect(run(train, { labels, out: model, field: 'label' })).rejects.toThrow(/没有一条可用/);
    await expect(run(evaluate, { labels, field: 'kind' })).rejects.toThrow(/不知道衡量什么/);
  });
  it('let a model take over the topics it knows better, with the words that speak for it', async () => {
    const coded = join(folder, 'topics.jsonl');
    const out = join(folder, 'topics.model');
    const texts = Array.from({ length: 40 }, (_, i) => ({
      id: i,
      text: i % 2 ? `师傅们说站点的秤不准第${i}次。天气很好。` : `年底的票子还没见着第${i}次。天气很好。`,
      label: i % 2 ? 'T14.02' : 'T01.01'
    }));
    writeFileSync(coded, texts.map((one) => JSON.stringify(one)).join('\n'));
    await run(train, { labels: coded, out, field: 'label', date: '2026-01-31' });
    const {
      rows: [row]
    } = await run(annotate, { source: 'posts', workers: '1', model: out }, [
      '{"id":1,"text":"天气很好。年底的票子还没见着"}\n'
    ]);
    expect(row?.topics).toMatchObject([
      { code: 'T01.01', method: 'model', evidence: { field: 'text', start: 5, words: '年底的票子还没见着' } }
    ]);
  });
  it('compare the lexicon with taxonomy labels', async () => {
    const coded = join(folder, 'coded.jsonl');
    writeFileSync(coded, '{"text":"公司拖欠工资","label":"T01.01"}\n{"text":"不交住房公积金","label":"T04"}\n');
    expect(
      (
        JSON.parse((await run(evaluate, { labels: coded, field: 'label', lexicon: true, json: true })).stdout) as {
          accuracy: number;
        }
      ).accuracy
    ).toBe(1);
  });
});

describe('reading', () => {
  it('cuts a file at line ends, whatever the number of parts', async () => {
    const path = join(folder, 'lines.jsonl');
    const text = Array.from({ length: 57 }, (_, i) => JSON.stringify({ id: i, text: '字'.repeat(i) })).join('\n');
    writeFileSync(path, text);
    for (const parts of [1, 2, 3, 8, 100]) {
      const ranges = await lineRanges(path, parts);
      const bytes = readFileSync(path);
      const joined = ranges.map(({ start, end }) => bytes.subarray(start, end).toString());
      expect(joined.join('')).toBe(text);
      expect(joined.every((part) => part === '' || part.endsWith('\n') || text.endsWith(part))).toBe(true);
    }
  });
  it('refuses an endless line and goes on after it', async () => {
    const huge = Buffer.alloc(33 * 1024 * 1024, 97);
    const items = [];
    for await (const item of jsonLines(Readable.from([huge, huge, Buffer.from('\n{"id":1}\n')])))
      items.push('error' in item ? item.error : item.value);
    expect(items).toEqual(['一行超过 64 MB', { id: 1 }]);
  });
});
