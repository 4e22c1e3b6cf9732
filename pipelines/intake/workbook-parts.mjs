import XLSX from '@e965/xlsx';
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
  const place = new CellPlace();
  for (const [, row, tag = '', , content = ''] of sheet.matchAll(CELL)) {
    if (row !== undefined) {
      place.nextRow(attribute(row, 'r'));
      continue;
    }
    place.nextCell(tag);
    const hasFormula = /<(?:\w+:)?f[\s>/]/.test(content);
    // A stored empty text is a result; a text formula without any <v> has none.
    const isEmptyText = attribute(tag, 't') === 'str' && /<(?:\w+:)?v\b/.test(content);
    if (hasFormula && !/<(?:\w+:)?(?:v|is)\b[^>]*>[^<]/.test(content) && !isEmptyText) addresses.push(place.address());
  }
  return addresses;
}

/** A row begins, or a cell with or without content. */
const CELL = /<(?:\w+:)?row\b([^>]*)>|<(?:\w+:)?c(?=[\s>/])([^>]*?)(\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

/** Where a cell stands: programs may leave out its address, and that of its row, when it follows the one before. */
class CellPlace {
  #row = 0;
  #named = '';
  #since = 0;

  /** @param {string} number from 1, or empty */
  nextRow(number) {
    this.#row = number === '' ? this.#row + 1 : Number(number);
    this.#named = '';
    this.#since = 0;
  }

  /** @param {string} tag */
  nextCell(tag) {
    if (!/\sr=/.test(tag)) {
      this.#since += 1;
      return;
    }
    this.#named = tag;
    this.#since = 0;
  }

  address() {
    const column = this.#named === '' ? -1 : XLSX.utils.decode_cell(attribute(this.#named, 'r')).c;
    return XLSX.utils.encode_cell({ r: this.#row - 1, c: column + this.#since });
  }
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
