import { strFromU8, strToU8, unzipSync } from 'fflate';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFile, textsOf, type FileCheck } from '#lib/briefing/check-file.ts';
import { plainText, type BriefingDocument } from '#lib/document/document.ts';
import { renderAll, type BriefingFormat } from '#lib/briefing/files.server.ts';
import { existingSealKeys, openSeal, packDigest, sealKey } from '#lib/briefing/seal.server.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { readDocx } from '#lib/briefing/word/read-docx.server.ts';
import { tagOf } from '#lib/briefing/word/reference-control.server.ts';
import { PROJECT_DIR } from '#pipelines/monthly-briefing/compose-briefing.ts';
import { composeFrom } from './briefing-from.ts';
import { briefingWorld, compose, settings } from './briefing-world.ts';
import { body, FALSIFICATIONS, falsify, inFirstBody, newRun, rowWith, swap, type Entries } from './falsifications.ts';
import type { World } from './world.ts';

/** One briefing of two months of letters, its Word file and its pack: falsified in every way that came to mind. */
let world: World;
let document: BriefingDocument;
let files: Map<BriefingFormat, Uint8Array>;

beforeAll(async () => {
  world = await briefingWorld();
  document = await composeFrom(world, '61', withPast);
  files = await renderAll(document, null, settings, PROJECT_DIR);
});
afterAll(() => world.dispose());

/** Letters of the three years before, so that the briefing may say whether October is as usual. */
const withPast: Parameters<typeof composeFrom>[2] = (name, rows) => {
  const past = Array.from({ length: 36 }, (_, at) => ({
    month: `${2023 + Math.floor((at + 6) / 12)}-${String(((at + 6) % 12) + 1).padStart(2, '0')}-01`,
    source: 'petitions',
    record_count: 28 + ((at * 5) % 9)
  }));
  if (name === 'overview/volumes') return [...(past as unknown as typeof rows), ...rows];
  if (name !== 'overview/spans') return rows;
  return rows.map((row) =>
    'source' in row && row.source === 'petitions' ? { ...row, first_month: '2023-07-01' } : row
  );
};

function check(bytes: Uint8Array, change: Partial<Parameters<typeof checkFile>[0]> = {}): FileCheck {
  const file = readDocx(bytes);
  return checkFile({
    file,
    seal: openSeal(file.seal, existingSealKeys(settings.keyDir)),
    pack: null,
    today: document,
    recorded: new Set(),
    tagOf,
    ...change
  });
}

const falsified = (change: (entries: Entries) => void) => falsify(files.get('docx')!, change);

describe('falsified files', () => {
  it('an untouched file is equal, unit by unit', () => {
    const untouched = check(files.get('docx')!);
    expect(untouched).toMatchObject({ result: 'equal', seal: 'valid', changes: [], faults: [] });
    expect(untouched.equal_count).toBeGreaterThan(60);
    expect(check(falsified(() => undefined)).result).toBe('equal');
  });

  for (const [name, [change, named]] of Object.entries(FALSIFICATIONS))
    it(`tells ${name}`, () => {
      const { result, changes } = check(falsified(change));
      expect(result).toBe('changed');
      expect(changes.map((at) => `${at.where} ${at.was} → ${at.is}`).join('\n')).toMatch(named);
    });

  it('names the cell, old and new', () => {
    const { changes } = check(
      falsified(body((xml) => xml.replace(rowWith(xml, '榆林市'), (row) => row.replace('榆林市', '延安市'))))
    );
    expect(changes).toContainEqual(expect.objectContaining({ state: 'changed', was: '榆林市', is: '延安市' }));
    expect(changes.map((at) => at.where).join()).toContain('第 1 列');
  });
});

describe('the seal', () => {
  const itemOf = (entries: Entries) => strFromU8(entries['customXml/item1.xml']!);
  it('of another month does not fit', async () => {
    const other = await renderAll(await compose(world, '2026-09'), null, settings, PROJECT_DIR);
    const bytes = falsified((entries) => {
      entries['customXml/item1.xml'] = unzipSync(other.get('docx')!)['customXml/item1.xml']!;
    });
    expect(check(bytes)).toMatchObject({ result: 'changed', seal: 'valid' });
    const pack = JSON.parse(strFromU8(other.get('json')!)) as { seal: { payload: string; signature: string } };
    expect(
      check(files.get('docx')!, { pack: { digest: packDigest('x'), state: 'valid', seal_pack: null } }).faults
    ).toEqual(['证据包不是这份文件的，或被改动']);
    expect(openSeal(pack.seal, existingSealKeys(settings.keyDir)).content!.period).toBe('2026-09');
  });

  it('cannot be made anew without the key', () => {
    const forged = falsified((entries) => {
      swap('登记信访诉求', '受理信访诉求')(entries);
    });
    const keys = mkdtempSync(join(tmpdir(), 'zhisheng-forger-'));
    try {
      sealKey(keys);
      const foreign = briefingSettings({ KEY_DIR: keys });
      const file = readDocx(forged);
      expect(openSeal(file.seal, existingSealKeys(foreign.keyDir)).state).toBe('broken');
    } finally {
      rmSync(keys, { recursive: true, force: true });
    }
    const touched = falsified((entries) => {
      entries['customXml/item1.xml'] = strToU8(
        itemOf(entries).replace(/signature="[0-9a-f]{8}/, 'signature="00000000')
      );
    });
    expect(check(touched)).toMatchObject({ result: 'changed', seal: 'broken' });
  });

  it('taken out proves nothing, and never reads as equal', () => {
    const bare = falsified((entries) => {
      entries['customXml/item1.xml'] = strToU8(itemOf(entries).replace(/<seal.*<\/seal>/s, ''));
    });
    expect(check(bare)).toMatchObject({ result: 'unproven', seal: 'absent' });
    expect(check(falsified((entries) => delete entries['customXml/item1.xml'])).result).toBe('unproven');
  });

  it('is not proved without the key', () => {
    const file = readDocx(files.get('docx')!);
    expect(
      checkFile({ file, seal: openSeal(file.seal, []), pack: null, today: document, recorded: new Set(), tagOf })
    ).toMatchObject({ result: 'unproven', seal: 'no_key' });
  });

  it('says when only the data moved on', () => {
    const later = structuredClone(document);
    for (const block of later.blocks)
      if (block.type === 'paragraph')
        for (const inline of block.text)
          if (typeof inline !== 'string' && inline.key === 'petitions.count') inline.display = '77';
    const moved = check(files.get('docx')!, { today: later });
    expect(moved).toMatchObject({ result: 'data_changed', changes: [] });
    expect(moved.data.filter(({ state }) => state === 'changed')).toContainEqual(
      expect.objectContaining({ label: '本期登记信访数', now: '77' })
    );
  });
});

describe('edits in the product', () => {
  const edit = (of: BriefingDocument) => {
    const blocks = structuredClone(of.blocks);
    const block = blocks.find((at) => at.type === 'paragraph')!;
    if (block.type === 'paragraph') block.text = ['本期情况如下：', ...block.text];
    return { document: { ...of, blocks, edited: [block.type === 'paragraph' ? block.id : ''] }, block };
  };
  it('are in the record of the file and no falsification', async () => {
    const { document: changed, block } = edit(document);
    const made = await renderAll(changed, null, settings, PROJECT_DIR);
    const told = check(made.get('docx')!);
    expect(told).toMatchObject({ result: 'equal', changes: [] });
    expect(told.edited).toEqual([
      { block_id: block.type === 'paragraph' ? block.id : '', text: expect.stringContaining('本期情况如下') as string }
    ]);
  });
  it('made in Word as they stand in the product are told as on record, others as falsification', () => {
    const { document: changed, block } = edit(document);
    const words = block.type === 'paragraph' ? plainText(block.text) : '';
    const bytes = falsified(inFirstBody(newRun('本期情况如下：')));
    expect(words.startsWith('本期情况如下：')).toBe(true);
    expect(check(bytes, { recorded: textsOf(changed) })).toMatchObject({
      result: 'equal',
      changes: [expect.objectContaining({ state: 'recorded' })]
    });
    expect(check(bytes).result).toBe('changed');
  });
});

it('the key is made once and read by its owner alone', () => {
  const keys = mkdtempSync(join(tmpdir(), 'zhisheng-key-'));
  try {
    expect(existingSealKeys(keys)).toEqual([]);
    expect(sealKey(keys).equals(sealKey(keys))).toBe(true);
    writeFileSync(join(keys, 'briefing.key'), 'short');
    expect(() => sealKey(keys)).toThrow(/不完整/);
  } finally {
    rmSync(keys, { recursive: true, force: true });
  }
});
