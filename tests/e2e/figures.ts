import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { sourceLabel } from '#lib/search/vocabulary.ts';

/** A figure on a page and the address of the records that it counts. */
export interface LinkedFigure {
  page: string;
  figure: number;
  rows: string;
}

/**
 * Every figure of the open page that leads to its records: a link whose text is a count, or whose row of a table or
 * facet holds it.
 */
export async function linkedFigures(page: Page): Promise<LinkedFigure[]> {
  const found = await page.locator('main a[href^="/search?"]').evaluateAll((links) =>
    links.flatMap((link) => {
      const text = link.textContent!.replace(/\s+/g, ' ').trim();
      const told = link.closest('[aria-label="热点矩阵"]')
        ? /^[\d,]+/.exec(text)?.[0]
        : /(?:^|这 )([\d,]+) 条$/.exec(text)?.[1];
      const beside =
        link.querySelector('.count')?.textContent ?? link.closest('tr')?.querySelectorAll('td')[1]?.textContent;
      const figure = (told ?? beside ?? '').replaceAll(',', '').trim();
      return /^\d+$/.test(figure) ? [{ figure: Number(figure), rows: link.getAttribute('href')! }] : [];
    })
  );
  return found.map((one) => ({ page: new URL(page.url()).pathname + new URL(page.url()).search, ...one }));
}

interface ExportLine {
  日期: string;
  来源: string;
  主题代码: string;
  意图: string;
}

/**
 * The records behind an address of 检索, from its CSV export, those alone that are what the address asks for by their
 * own columns.
 */
export async function countedAgain(base: string, rows: string): Promise<number> {
  const { search, searchParams } = new URL(rows, base);
  const response = await fetch(`${base}/search/records.csv${search}`);
  const lines: ExportLine[] = parse(strFromU8(unzipSync(Buffer.from(await response.arrayBuffer()))['记录.csv']!), {
    bom: true,
    columns: true
  });
  const has = (name: string, fits: (value: string) => boolean) => {
    const value = searchParams.get(name);
    return value === null || fits(value);
  };
  return lines.filter(
    (line) =>
      has('topic', (code) => line.主题代码.startsWith(code)) &&
      has('month', (month) => line.日期.startsWith(month)) &&
      has('source', (source) => line.来源.startsWith(sourceLabel(source, null))) &&
      has('kind', () => !['新闻', '宣传'].includes(line.意图))
  ).length;
}
