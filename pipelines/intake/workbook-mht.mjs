import { Refusal } from './workbook-zip.mjs';

/** @param {string} text the head of a file */
export function isWebArchive(text) {
  return /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?mime-version:/i.test(text.trimStart());
}

/**
 * The page with the most table rows of a web archive (RFC 2557, .mht), as Excel and browsers save it under the name
 * .xls.
 * @param {Buffer} bytes
 * @returns {string}
 */
export function tableOfWebArchive(bytes) {
  const pages = partsOf(bytes.toString('latin1')).filter((part) => /text\/html|^$/.test(part.type));
  const best = pages
    .map((part) => ({ page: part.page(), rows: 0 }))
    .map(({ page }) => ({ page, rows: page.match(/<tr[\s>]/gi)?.length ?? 0 }))
    .sort((a, b) => b.rows - a.rows)[0];
  if (!best || best.rows === 0)
    throw new Refusal('内容是网页存档（MHT），其中没有表格', '请在表格软件中打开后另存为 XLSX');
  return best.page;
}

/**
 * @param {string} message one byte a character
 * @returns {{ type: string, page: () => string }[]}
 */
function partsOf(message) {
  const end = /\r?\n\r?\n/.exec(message);
  const head = (end ? message.slice(0, end.index) : message).replace(/\r?\n[ \t]+/g, ' ');
  const body = end ? message.slice(end.index + end[0].length) : '';
  const field = (/** @type {string} */ name) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const type = field('content-type');
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary)
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .flatMap((part) => partsOf(part.replace(/^\r?\n/, '')));
  const charset = /charset="?([\w-]+)"?/i.exec(type)?.[1] ?? '';
  return [
    { type: type.toLowerCase(), page: () => pageOf(body, field('content-transfer-encoding').toLowerCase(), charset) }
  ];
}

/**
 * @param {string} body
 * @param {string} encoding
 * @param {string} charset
 */
function pageOf(body, encoding, charset) {
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(quoted(body, encoding), 'latin1');
  const named = charset || /charset=["']?([\w-]+)/i.exec(bytes.toString('latin1'))?.[1] || 'utf-8';
  return new TextDecoder(/^(gb|x-gbk|936)/i.test(named) ? 'gb18030' : named).decode(bytes);
}

/**
 * @param {string} body
 * @param {string} encoding
 */
function quoted(body, encoding) {
  if (encoding !== 'quoted-printable') return body;
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
