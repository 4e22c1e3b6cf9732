import type { z } from 'zod';
import { normalise } from '#lib/text/normalise.ts';
import { lexiconSchema, type LexiconFile, type TaxonomyFile } from './files.ts';

/**
 * Every fault of a lexicon file, each naming the entry and the cause, zh-CN; empty when it can be used. Beside the
 * form it checks what would silently do nothing or match everything: unknown codes, words that vanish when
 * normalised, patterns that do not compile or match the empty text, ambiguity rules on words their topics do not
 * have.
 */
export function lexiconFaults(value: unknown, taxonomy: TaxonomyFile): string[] {
  const parsed = lexiconSchema.safeParse(value);
  if (!parsed.success) return parsed.error.issues.map((issue) => formFault(issue, value));
  const file = parsed.data;
  return [...codeFaults(file, taxonomy), ...wordFaults(file), ...patternFaults(file), ...ruleFaults(file, taxonomy)];
}

const EXPECTED: Record<string, string> = { string: '文字', array: '数组', object: '对象', number: '数字' };

function formFault(issue: z.core.$ZodIssue, value: unknown): string {
  const cause =
    issue.code === 'invalid_type'
      ? `应为${EXPECTED[issue.expected] ?? issue.expected}`
      : issue.code === 'too_small'
        ? '不能为空'
        : issue.message;
  return `${entryName(issue.path, value)}：${cause}`;
}

/** topics › 第 3 项 T01.03 › keywords › 第 2 项 */
function entryName(path: readonly PropertyKey[], value: unknown): string {
  let at: unknown = value;
  const names = path.map((key) => {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined;
    if (typeof key !== 'number') return String(key);
    const code = typeof at === 'object' && at !== null && 'code' in at ? ` ${String(at.code)}` : '';
    return `第 ${key + 1} 项${code}`;
  });
  return names.join(' › ') || '整个文件';
}

function codeFaults(file: LexiconFile, taxonomy: TaxonomyFile): string[] {
  const topics = new Set(taxonomy.topics.flatMap((parent) => parent.children.map((child) => child.code)));
  const flags = new Set(taxonomy.help_flags.map((flag) => flag.code));
  const unknown = (where: string, codes: string[], known: Set<string>, what: string) =>
    codes.filter((code) => !known.has(code)).map((code) => `${where} › ${code}：主题分类表里没有这个${what}`);
  return [
    ...(file.version.trim() === '' ? ['version：版本号不能为空'] : []),
    ...file.topics.flatMap((topic, i) => unknown(`topics › 第 ${i + 1} 项`, [topic.code], topics, '二级主题代码')),
    ...file.patterns.flatMap((pattern, i) =>
      unknown(`patterns › 第 ${i + 1} 项`, [pattern.code], topics, '二级主题代码')
    ),
    ...file.ambiguity.flatMap((rule, i) => unknown(`ambiguity › 第 ${i + 1} 项`, rule.codes, topics, '二级主题代码')),
    ...file.help_flags.flatMap((flag, i) => unknown(`help_flags › 第 ${i + 1} 项`, [flag.code], flags, '帮扶提示代码'))
  ];
}

function wordFaults(file: LexiconFile): string[] {
  const lists: [string, string[]][] = [
    ...file.topics.flatMap((topic): [string, string[]][] => [
      [`topics › ${topic.code} › keywords`, topic.keywords],
      [`topics › ${topic.code} › general`, topic.general]
    ]),
    ['weak', file.weak],
    ['labour_context', file.labour_context],
    ...file.help_flags.map((flag): [string, string[]] => [`help_flags › ${flag.code}`, flag.keywords]),
    ...Object.entries(file.intent).map(([intent, words]): [string, string[]] => [`intent › ${intent}`, words]),
    ...(['negative', 'positive'] as const).flatMap((tone) =>
      file.polarity[tone].map((group): [string, string[]] => [`polarity › ${tone}`, group.words])
    ),
    ['polarity › negations', file.polarity.negations],
    ...file.polarity.degrees.map((group): [string, string[]] => ['polarity › degrees', group.words])
  ];
  return lists.flatMap(([where, words]) =>
    words.flatMap((word, i) =>
      normalise(word).trim() === '' ? [`${where} › 第 ${i + 1} 项：只有空白，没有可以匹配的字`] : []
    )
  );
}

function patternFaults(file: LexiconFile): string[] {
  return file.patterns.flatMap((pattern, i) => {
    const where = `patterns › 第 ${i + 1} 项 ${pattern.code}「${pattern.regex}」`;
    try {
      return new RegExp(pattern.regex).test('') ? [`${where}：连空白文字也匹配，会把所有记录归入这一主题`] : [];
    } catch (error) {
      return [
        `${where}：不是合法的正则表达式（${error instanceof Error ? error.message.split(': ').at(-1) : String(error)}）`
      ];
    }
  });
}

function ruleFaults(file: LexiconFile, taxonomy: TaxonomyFile): string[] {
  const words = new Map<string, Set<string>>();
  const add = (code: string, list: string[]) => words.set(code, new Set([...(words.get(code) ?? []), ...list]));
  for (const parent of taxonomy.topics) for (const child of parent.children) add(child.code, child.keywords);
  for (const topic of file.topics) add(topic.code, [...topic.keywords, ...topic.general]);
  return file.ambiguity.flatMap((rule, i) =>
    rule.keywords
      .filter((word) => !rule.codes.some((code) => words.get(code)?.has(word)))
      .map((word) => `ambiguity › 第 ${i + 1} 项「${word}」：不是 ${rule.codes.join('、')} 的关键词，这条规则不起作用`)
  );
}
