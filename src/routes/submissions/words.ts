/** Words of the page 报送. */
import type { Answer } from '#lib/submissions/answer.ts';
import type { Stage } from '#lib/submissions/stage.ts';
import { formatInteger } from '#lib/domain/format.ts';

export const ENCODING_NAMES: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8（带 BOM）',
  gb18030: 'GB18030（国标）',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  mixed: 'UTF-8 与国标混合',
  binary: '表格文件'
};

/** How the office whose numbers these are was found. */
export const SENDER_FROM: Record<string, string> = {
  given: '按所选的报送单位',
  column: '文件里有一列',
  name: '文件名、工作表名或表上方写明',
  org: '各行都是这个工会',
  county: '各行都在这个县区',
  remembered: '上次同样的文件这样报'
};

const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
});

/** 10月8日 14:30 in Shanghai, of an ISO instant. */
export function shanghaiTime(at: string): string {
  return TIME.format(new Date(at));
}

/** The first sentence of the page of one file: what it is and what is to be decided. */
export function fileSentence(stage: Stage, answer: Answer | null, label: string, stageText: string): string {
  const counts = answer?.load?.counts ?? answer?.recognised?.counts;
  if (stage === 'ready' && answer?.recognised && counts) {
    if (answer.recognised.missing_required.length > 0) return `像是${label}，但缺必填的列，请在下面对应。`;
    const fresh = counts.new + counts.revised;
    const held = counts.held ?? 0;
    if (counts.read === 0) return `是${label}，但表头下面没有数据行。`;
    if (fresh + held + counts.rejected === 0) return `是${label}，全部以前已入库，不必再入。`;
    const left = [
      counts.rejected > 0 ? `，${formatInteger(counts.rejected)} 行拒收` : '',
      held > 0 ? `，${formatInteger(held)} 行暂扣待核对` : ''
    ].join('');
    if (fresh === 0) return `是${label}，没有一行能直接入库${left}，请看原因。`;
    return `识别为${label}：可入库 ${formatInteger(fresh)} 行${left}。`;
  }
  if (stage === 'loaded' && counts)
    return `已入库${label}：新增 ${formatInteger(counts.new)} 行，修订 ${formatInteger(counts.revised)} 行。`;
  return `${stageText}。`;
}

/** Whether anything of the file would be stored, held rows among it if a person says that they are revisions. */
export function mayLoad(answer: Answer | null): boolean {
  const recognised = answer?.recognised;
  if (!recognised || recognised.missing_required.length > 0) return false;
  return recognised.counts.new + recognised.counts.revised + (recognised.counts.held ?? 0) > 0;
}
