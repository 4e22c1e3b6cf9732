import { type BriefingDocument, type BriefingKind, referencesOf } from '#lib/document/document.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { parsePeriod } from '#lib/domain/periods.ts';
import { withComposer } from '#pipelines/monthly-briefing/compose-briefing.ts';
import { World } from './world.ts';

export const settings = briefingSettings({ BRIEFING_BANNER: '内部资料', BRIEFING_WATERMARK: '内部资料' });

/** The fixture story with two busy months of letters laid over it. */
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
  return ['2026-09', '2026-10'].flatMap((month, m) =>
    Array.from({ length: 20 + 15 * m }, (_, i) => ({
      编号: `B${month}-${i}`,
      渠道: '来信',
      行政区划代码: i % 3 === 0 ? '611002' : '610802',
      登记时间: `${month}-${String(1 + (i % 28)).padStart(2, '0')}`,
      受理时间: '2026-08-10',
      办结时间: i % 7 === 0 ? '' : '2026-10-05',
      问题类别: i % 2 ? '欠薪' : '社保',
      内容: `某工地拖欠工资第 ${i} 批，工人要求支付`
    }))
  );
}
