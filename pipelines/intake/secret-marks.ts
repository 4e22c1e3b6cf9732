import { SourceError } from '#lib/domain/errors.ts';

/** GB/T 9704 and 保守国家秘密法: grade, star, term (机密★1年). Business secrets and the crime of leaking are other matters. */
const STARRED = /(?:绝\s?密|机\s?密|秘\s?密)\s?[★☆⭐]/;
/** A cell or line that says nothing else, with brackets and a term at most. */
const ALONE =
  /^[\s【（([]*(?:密级[:：\s]*)?(?:绝\s?密|机\s?密|秘\s?密)(?:\s*[*＊]?\s*(?:长期|[0-9０-９一二三四五六七八九十]+\s?[年月]))?[\s】）)\]]*$/;
const IN_NAME = /(?<!商业|工作|个人|技术|保守|泄露)(?:绝密|机密|秘密)(?!性|局|工作)/;

/** Refuses a file whose name carries a mark of state secrets. Throws SourceError. */
export function refuseSecretName(name: string): void {
  if (STARRED.test(name) || IN_NAME.test(name)) throw secret(name, '文件名');
}

/** Refuses a file whose first rows (titles, header, data) carry such a mark. Throws SourceError. */
export function refuseSecretRows(name: string, rows: string[][]): void {
  rows.forEach((cells, index) => {
    if (cells.some((cell) => STARRED.test(cell) || ALONE.test(cell))) throw secret(name, `第 ${index + 1} 行`);
  });
}

function secret(name: string, where: string): SourceError {
  return new SourceError(
    'SOURCE_SECRET',
    `文件「${name}」的${where}带有国家秘密标志（绝密、机密或秘密），没有读取，也没有留下副本；已入库的数据和其他文件不受影响`,
    '本系统不得处理涉密文件。请立即从本机取走该文件，按保密规定处置并报告保密员；如果是误标，改正标志后重新投放'
  );
}
