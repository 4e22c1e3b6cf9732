import { type BriefingDocument, type BriefingKind, referencesOf } from '#lib/document/document.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { parsePeriod } from '#lib/domain/periods.ts';
import { withComposer } from '#pipelines/monthly-briefing/compose-briefing.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { World } from './world.ts';

/** Where the key lies that signs the files of these tests. */
export const keys = mkdtempSync(join(tmpdir(), 'zhisheng-briefing-keys-'));
afterAll(() => rmSync(keys, { recursive: true, force: true }));

export const settings = briefingSettings({
  BRIEFING_BANNER: '内部资料',
  BRIEFING_WATERMARK: '内部资料',
  KEY_DIR: keys
});

/** The fixture story with three busy months of letters laid over it. */
export async function briefingWorld(): Promise<World> {
  const world = new World();
  world.dropStory();
  world.drop('petitions', '信访-9.csv', letters());
  await world.run();
  return world;
}

export function compose(
  world: World,
  period: string,
  scope: string | null = null,
  kind: BriefingKind = 'monthly'
): Promise<BriefingDocument> {
  return withComposer(world.folder.warehouse, settings, (make) =>
    make({ kind, period: parsePeriod(period)!, scope, issue_id: null })
  );
}

/** A figure as it is printed. */
export function displayOf(document: BriefingDocument, key: string): string | undefined {
  return referencesOf(document).find((at) => at.key === key)?.display;
}

function letters() {
  return Object.entries({ '2026-08': 24, '2026-09': 20, '2026-10': 35 }).flatMap(([month, length]) =>
    Array.from({ length }, (_, i) => ({
      编号: `B${month}-${i}`,
      渠道: '来信',
      行政区划代码: i % 3 === 0 ? '611002' : '610802',
      登记时间: `${month}-${String(1 + (i % 28)).padStart(2, '0')}`,
      受理时间: `${month}-28`,
      办结时间: i % 7 === 0 || month === '2026-10' ? '' : `2026-10-${i % 5 === 0 ? 30 : 15}`,
      问题类别: i % 2 ? '欠薪' : '社保',
      内容: `某工地拖欠工资第 ${i} 批，工人要求支付`
    }))
  );
}
