/** Settings of briefings, and of tests and benches; part of the list in `settings.ts`. */
import { z } from 'zod';
import type { Setting } from './setting.ts';

const optionalText = z.string().trim().optional();
const listOf = (value: string | undefined) => (value ?? '').split(/[,，\s]+/).filter((part) => part !== '');

export const BRIEFING_SETTINGS = {
  BRIEFING_SEPARATION: {
    schema: z.enum(['on', 'off']).default('off'),
    shown: 'off',
    zh: '简报的起草、核稿、签发由不同的人办理：on。',
    en: 'Draft, check and signature by different people.'
  },
  BRIEFING_MASTHEAD: {
    schema: z.string().trim().default('职工诉求与工会工作简报'),
    shown: '职工诉求与工会工作简报',
    zh: '简报报头的红色名称。',
    en: 'Red name at the head of a briefing.'
  },
  BRIEFING_ISSUER: {
    schema: optionalText,
    shown: '',
    zh: '简报的编印单位；不填时取所选范围的工会。',
    en: 'Issuer of a briefing.'
  },
  BRIEFING_BANNER: {
    schema: optionalText,
    shown: '',
    zh: '报头上方的提示，如：内部资料 注意保存。',
    en: 'Words above the head.'
  },
  BRIEFING_WATERMARK: { schema: optionalText, shown: '', zh: '每页的水印。', en: 'Watermark on each page.' },
  BRIEFING_RECIPIENTS: { schema: optionalText, shown: '', zh: '报尾的报、送、发单位。', en: 'Recipients at the foot.' },
  BRIEFING_FONTS: {
    schema: optionalText,
    shown: '',
    zh: '自备字体（仿宋、楷体、小标宋）所在的文件夹，PDF 优先使用。',
    en: 'Folder of licensed fonts for the PDF.'
  },
  BRIEFING_DAY: {
    schema: z.coerce.number().int().min(0).max(28).default(3),
    shown: '3',
    zh: '每月几日自动起草上一期（季、年同此日）；1 到 28，0 为不自动起草，错过的启动后补做。',
    en: 'Day of the month on which drafts are made; 0 makes none.'
  },
  BRIEFING_KINDS: {
    schema: z
      .string()
      .default('monthly')
      .transform(listOf)
      .pipe(z.array(z.enum(['monthly', 'opinion', 'quarter', 'year']))),
    shown: 'monthly',
    zh: '自动起草哪些种类，用逗号分开：monthly、opinion、quarter、year。',
    en: 'Kinds that are drafted by themselves.'
  },
  BRIEFING_SCOPES: {
    schema: z.string().default('all').transform(listOf),
    shown: 'all',
    zh: '为哪些工会自动起草，用逗号分开的工会编码，all 为全部。',
    en: 'Scopes that are drafted by themselves.'
  },
  LOCAL_USER: {
    schema: z.string().trim().max(40).default('本机用户'),
    shown: '本机用户',
    zh: '没有启用账号时，经手记录里写的名称。',
    en: 'Name noted for each step where there are no accounts.'
  }
} satisfies Record<string, Setting>;

const count = (value: number) => z.coerce.number().int().min(1).default(value);

export const BENCH_SETTINGS = {
  CHROMIUM_PATH: {
    schema: z.string().default('/usr/bin/chromium'),
    shown: '/usr/bin/chromium',
    zh: '浏览器测试所用 Chromium 的路径。',
    en: 'Chromium for the browser tests.'
  },
  SAMPLES_DIR: {
    schema: optionalText,
    shown: '',
    zh: '评测用真实样本所在的文件夹；没有时相应评测跳过并说明。',
    en: 'Folder of real samples for benchmarks; parts without it are skipped.'
  },
  BENCH_POSTS: {
    schema: count(1_000_000),
    shown: '1000000',
    zh: '文本评测的帖文条数。',
    en: 'Posts in the text benchmark.'
  },
  CALIBRATION_DRAWS: {
    schema: count(200),
    shown: '200',
    zh: '校准评测每种序列抽多少次。',
    en: 'Draws of each series in the calibration benchmark.'
  },
  BENCH_ROWS: {
    schema: count(1_000_000),
    shown: '1000000',
    zh: '载入评测的信访件数。',
    en: 'Petitions in the load benchmark.'
  },
  ISSUES_BENCH_SIZE: {
    schema: count(100_000),
    shown: '100000',
    zh: '热点问题评测的记录条数。',
    en: 'Records in the hot-issue benchmark.'
  },
  STORIES_SCALE: {
    schema: z.coerce.number().positive().default(0.3),
    shown: '0.3',
    zh: '故事评测的规模，1 为随附的演示数据。',
    en: 'Scale of the story benchmark; 1 is the shipped demo.'
  },
  EDIT_SCALE: {
    schema: z.string().default('demo'),
    shown: 'demo',
    zh: '改动到屏幕评测的演示规模（demo、full 或倍数）。',
    en: 'Demo scale of the edit bench.'
  },
  CARRY_SCALE: {
    schema: z.string().default('demo'),
    shown: 'demo',
    zh: '沿用未变部分评测的演示规模（demo、full 或倍数）。',
    en: 'Demo scale of the bench of runs that carry over.'
  },
  SURVIVE_SHARE: {
    schema: z.coerce.number().positive().default(0.05),
    shown: '0.05',
    zh: '生存评测做全套的几分之几，1 为 200 次中止、2,000 次翻位等全部次数。',
    en: 'Share of the whole survival bench; 1 is 200 kills, 2,000 flipped bits and so on.'
  },
  SURVIVE_PARTS: {
    schema: optionalText,
    shown: '',
    zh: '生存评测只做哪几部分，用逗号分开；空着则全做。',
    en: 'Parts of the survival bench to run, separated by commas; all where empty.'
  },
  SURVIVE_SEED: {
    schema: count(1),
    shown: '1',
    zh: '生存评测抽取中止点和翻位点的种子。',
    en: 'Seed by which the survival bench draws where to kill and which bit to flip.'
  },
  BEFORE_DIR: {
    schema: optionalText,
    shown: '',
    zh: '改动到屏幕评测所对比的较早版本的文件夹，装好依赖。',
    en: 'Checkout of an earlier commit, with its packages, for the edit bench.'
  }
} satisfies Record<string, Setting>;
