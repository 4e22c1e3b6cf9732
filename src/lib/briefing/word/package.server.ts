/**
 * The finished package: our part about the references, faces that stand in for missing ones, and nothing that differs
 * from one run to the next (dates, order and dates of entries, random relation ids).
 */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { escapeXml } from '#lib/domain/xml.ts';
import { TYPE_AREA, twips } from '#lib/briefing/page-geometry.ts';
import type { Seal } from '#lib/briefing/seal.ts';
import { FACE } from './styles.server.ts';

const PART = 'customXml/item1.xml';
const PROPERTIES = 'customXml/itemProps1.xml';
const STORE_ID = '{7A1B5E60-2C1D-4C4E-9B53-5A4853485359}';
/** The earliest date that the format has. */
const ENTRY_DATE = new Date(1980, 0, 1, 0, 0, 0);

const STAND_INS: [name: string, alternative: string, family: string][] = [
  [FACE.body, '仿宋', 'modern'],
  [FACE.kai, '楷体', 'modern'],
  [FACE.title, '宋体', 'auto'],
  [FACE.black, 'SimHei', 'modern'],
  [FACE.song, 'SimSun', 'auto'],
  ['Times New Roman', 'Liberation Serif', 'roman']
];

/**
 * @param bytes what the library wrote
 * @param manifest XML of our own part
 * @param datedOn ISO day that the properties carry
 */
export function finishPackage(bytes: Uint8Array, manifest: string, datedOn: string): Uint8Array {
  const entries = unzipSync(bytes);
  const edit = (name: string, change: (text: string) => string) => {
    const entry = entries[name];
    if (entry) entries[name] = strToU8(change(strFromU8(entry)));
  };
  entries[PART] = strToU8(manifest);
  entries[PROPERTIES] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${STORE_ID}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="urn:zhisheng:briefing:1"/></ds:schemaRefs></ds:datastoreItem>`
  );
  entries['customXml/_rels/item1.xml.rels'] = strToU8(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>'
  );
  entries['word/fontTable.xml'] = strToU8(fontTable());
  edit('[Content_Types].xml', (text) =>
    text.replace(
      '</Types>',
      `<Override PartName="/${PROPERTIES}" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`
    )
  );
  edit('word/_rels/document.xml.rels', (text) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="rIdBriefing" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../${PART}"/></Relationships>`
    )
  );
  // The library sets the tab of the contents for the text width of Letter.
  edit('word/document.xml', (text) =>
    text.replaceAll(
      '<w:tab w:val="clear" w:pos="9026"/><w:tab w:val="right" w:pos="9025"',
      `<w:tab w:val="right" w:pos="${twips(TYPE_AREA.width)}"`
    )
  );
  edit('word/styles.xml', (text) => withoutAutoSpace(offGrid(text)));
  edit('docProps/core.xml', (text) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${datedOn}T00:00:00Z`));
  for (const owner of Object.keys(entries).filter((name) =>
    /^word\/(?:document|header\d+|footer\d+)\.xml$/.test(name)
  )) {
    steadyRelations(entries, owner);
    edit(owner, steadyNumbers);
  }
  return packed(entries);
}

/** The package with a seal in our own part. */
export function withSeal(bytes: Uint8Array, seal: Seal): Uint8Array {
  const entries = unzipSync(bytes);
  entries[PART] = strToU8(
    strFromU8(entries[PART]!).replace(
      '</briefing>',
      `<seal signature="${escapeXml(seal.signature)}">${escapeXml(seal.payload)}</seal></briefing>`
    )
  );
  return packed(entries);
}

function packed(entries: Record<string, Uint8Array>): Uint8Array {
  const ordered: Zippable = {};
  // The content types come first, as readers expect.
  for (const name of Object.keys(entries).sort(
    (a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1)
  ))
    ordered[name] = entries[name]!;
  return zipSync(ordered, { level: 6, mtime: ENTRY_DATE });
}

/**
 * Programs put a quarter of a blank between Chinese and figures unless told otherwise; each style says so, since
 * LibreOffice does not read it from the defaults.
 */
function withoutAutoSpace(styles: string): string {
  return styles.replace(
    /(<w:pPr>(?:(?!<\/w:pPr>).)*?)(?=<w:(?:snapToGrid|spacing|ind|jc|outlineLvl)\b)/g,
    '$1<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
  );
}

const OFF_GRID = [
  'Caption',
  'BriefingFigure',
  'BriefingCell',
  'BriefingNote',
  'BriefingFoot',
  'TOC1',
  'BriefingContentsTitle'
];

/** Small print has its own line height: on the document grid each of its lines would take a whole line of No. 3. */
function offGrid(styles: string): string {
  return OFF_GRID.reduce(
    (text, id) =>
      text.replace(
        new RegExp(
          `(<w:style [^>]*w:styleId="${id}"[^>]*>(?:(?!</w:style>).)*?)(<w:spacing w:(?:line|before|after))`,
          's'
        ),
        '$1<w:snapToGrid w:val="0"/>$2'
      ),
    styles
  );
}

/**
 * Names and numbers that the library draws at random or counts upwards in the process, counted anew in order of
 * appearance.
 */
function steadyNumbers(xml: string): string {
  return [
    /(?<=\b_Toc)\d+/g,
    /(?<=<wp:docPr id=")\d+/g,
    /(?<=<w:bookmark(?:Start|End)\b[^>]*w:id=")\d+/g,
    /(?<=PowerPlusWaterMarkObject)[\w-]+/g
  ].reduce(countedAnew, xml);
}

function countedAnew(xml: string, pattern: RegExp): string {
  const numbers = new Map<string, number>();
  return xml.replace(pattern, (found) => String(numbers.get(found) ?? numbers.set(found, numbers.size + 1).size));
}

/** The library names relations at random; here they count in the order of the relation file. */
function steadyRelations(entries: Record<string, Uint8Array>, owner: string): void {
  const file = owner.replace(/^word\//, 'word/_rels/').concat('.rels');
  const relations = entries[file];
  if (!relations) return;
  let text = strFromU8(relations);
  let body = strFromU8(entries[owner]!);
  [...text.matchAll(/ Id="([^"]+)"/g)]
    .map((match) => match[1]!)
    .forEach((id, i) => {
      text = text.replaceAll(` Id="${id}"`, ` Id="rel${i + 1}"`);
      body = body.replaceAll(`"${id}"`, `"rel${i + 1}"`);
    });
  entries[file] = strToU8(text);
  entries[owner] = strToU8(body);
}

function fontTable(): string {
  const fonts = STAND_INS.map(
    ([name, alternative, family]) =>
      `<w:font w:name="${escapeXml(name)}"><w:altName w:val="${escapeXml(alternative)}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
