import yauzl from 'yauzl';

/** @typedef {Map<string, string[]>} Addresses cell addresses by name of the sheet */

/**
 * The cells of an XLSX workbook that have a formula and no stored result, as programs write them: the library that
 * reads workbooks gives 0 for them or leaves them out, and neither is what the cell says.
 * @param {string} path
 * @returns {Promise<Addresses>}
 */
export async function formulasWithoutResult(path) {
  /** @type {Addresses} */
  const found = new Map();
  const zip = await yauzl.openPromise(path, { autoClose: false });
  try {
    /** @type {Map<string, import('yauzl').Entry>} */
    const entries = new Map();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
    /** @param {string} name */
    const read = async (name) => {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return '';
      const chunks = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(/** @type {Buffer} */ (chunk));
      return Buffer.concat(chunks).toString('utf8');
    };
    for (const { name, part } of sheetParts(await read('xl/workbook.xml'), await read('xl/_rels/workbook.xml.rels'))) {
      const addresses = withoutResult(await read(part));
      if (addresses.length > 0) found.set(name, addresses);
    }
  } finally {
    zip.close();
  }
  return found;
}

/**
 * @param {string} workbook
 * @param {string} relations
 */
function sheetParts(workbook, relations) {
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target')
    ])
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, '(?:\\w+:)?id')) ?? '';
    return { name: unescaped(attribute(tag, 'name')), part: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
  });
}

/** @param {string} sheet */
function withoutResult(sheet) {
  if (!/<(?:\w+:)?f[\s>/]/.test(sheet)) return [];
  const addresses = [];
  for (const [, tag = '', content = ''] of sheet.matchAll(/<(?:\w+:)?c\b([^>]*[^/])>([\s\S]*?)<\/(?:\w+:)?c>/g)) {
    const hasFormula = /<(?:\w+:)?f[\s>/]/.test(content);
    // A stored empty text is a result; a text formula without any <v> has none.
    const isEmptyText = attribute(tag, 't') === 'str' && /<(?:\w+:)?v\b/.test(content);
    if (hasFormula && !/<(?:\w+:)?(?:v|is)\b[^>]*>[^<]/.test(content) && !isEmptyText)
      addresses.push(attribute(tag, 'r'));
  }
  return addresses.filter((address) => address !== '');
}

/**
 * @param {string} tag
 * @param {string} name
 */
function attribute(tag, name) {
  return new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(` ${tag}`)?.slice(1).find(Boolean) ?? '';
}

/** @param {string} text */
function unescaped(text) {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
