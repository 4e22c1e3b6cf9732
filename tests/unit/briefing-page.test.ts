import { describe, expect, it } from 'vitest';
import { parseBriefingRequest } from '#lib/briefing/page-request.ts';
import { renderHtml } from '#lib/briefing/render-html.ts';
import { parsePeriod } from '#lib/domain/periods.ts';

const asked = (query: string, period = '2026-10') =>
  parseBriefingRequest(new URLSearchParams(query), { scope: null, period: parsePeriod(period)! });

describe('what the address of 简报 asks for', () => {
  it('the period says month, quarter or year; an issue makes a one-page report', () => {
    expect([asked('').kind, asked('', '2026Q3').kind, asked('', '2026').kind]).toEqual(['monthly', 'quarter', 'year']);
    expect(asked('kind=opinion').kind).toBe('opinion');
    expect(asked('issue=hi-2155z8vf2he')).toMatchObject({ kind: 'issue', issue_id: 'hi-2155z8vf2he' });
  });
  it('a kind or an issue that does not exist is refused in words', () => {
    expect(() => asked('kind=secret')).toThrow(/简报种类/);
    expect(() => asked('issue=../../etc')).toThrow(/热点问题编号/);
  });
});

it('the web rendering escapes every text, and a number carries value and origin', () => {
  const html = renderHtml(
    {
      kind: 'monthly',
      period: '2026-10',
      scope: null,
      scope_name: '全省',
      masthead: '<i>',
      number: '1',
      issuer: '&',
      title: '"<b>"',
      dated_on: '2026-11-01',
      data_version: 'v',
      is_demo: true,
      blocks: [
        {
          type: 'paragraph',
          id: 'a"b',
          text: [
            '<script>',
            {
              key: 'k',
              label: '件数',
              definition: '<x>',
              query: 'q/r',
              parameters: { month: '2026-10-01' },
              value: 5,
              display: '5'
            }
          ]
        }
      ]
    },
    new Map(),
    { banner: null, watermark: null, recipients: null, mark: { line: '<i>某人</i>导出', name: '某人' } }
  );
  expect(html).not.toMatch(/<script|<i>|<b>|<x>/);
  expect(html).toContain('<data tabindex="0" value="5" title="件数。&lt;x&gt;。查询 q/r（month=2026-10-01）">5</data>');
  expect(html).toContain('演示数据');
  expect(html).toContain('&lt;i&gt;某人&lt;/i&gt;导出');
});
