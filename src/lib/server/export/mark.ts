/** The mark that a file or a printed page carries: whose hands it went through. */
import { roleWords } from '#lib/domain/access/visitor.ts';
import { formatInstant } from '#lib/domain/format.ts';
import type { BriefingSettings } from '#lib/briefing/settings.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { settings } from '#lib/server/briefings.ts';

interface Mark {
  who: string;
  scope: string;
  at: string;
}

function mark(): Mark {
  const { user_name, roles, org_name, org_id } = currentVisitor();
  return {
    who: `${user_name}（${roleWords(roles)}）`,
    scope: org_name ?? org_id ?? '全省',
    at: formatInstant(new Date().toISOString())
  };
}

/** The line of a picture or slides that the visitor takes along. */
export function markLine(): string {
  return markedSettings().furniture.mark!.line;
}

/** Settings of a document that the visitor takes along: a line on each page, and the name across it. */
export function markedSettings(): BriefingSettings {
  const { who, scope, at } = mark();
  const { furniture } = settings;
  return {
    ...settings,
    furniture: { ...furniture, mark: { line: `${who}　范围${scope}　${at}导出`, name: currentVisitor().user_name } }
  };
}

/** Notes of a table, as lines of item and content. */
export function markNotes(): [string, string][] {
  const { who, scope, at } = mark();
  return [
    ['导出人', who],
    ['范围', scope],
    ['导出时间', at],
    ['用途', '只用于分析问题，不得用于查找、限制来件人或发帖人；导出留有记录']
  ];
}
