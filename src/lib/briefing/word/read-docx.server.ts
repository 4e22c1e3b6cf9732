/**
 * Reads a finished Word file back: everything a reader sees, the numbers in our controls, our own part and its seal.
 */
import type { ReadBriefing } from '#lib/briefing/verify.ts';
import { allUnits } from './all-units.server.ts';
import { attributesOf, briefingKindOf, parseManifest, sealIn, unescapeXml } from './manifest.ts';
import { WordPackage } from './read-package.server.ts';
import { isReferenceTag } from './reference-control.server.ts';

/** @throws InputError when the bytes are not a Word file */
export function readDocx(bytes: Uint8Array): ReadBriefing {
  const file = new WordPackage(bytes);
  const body = file.body();
  const own = file
    .names()
    .filter((name) => /^customXml\/item\d+\.xml$/.test(name))
    .map((name) => file.text(name)!);
  const manifest = own.map(parseManifest).find((found) => found !== null) ?? null;
  const properties = file.text('docProps/custom.xml');
  return {
    manifest,
    seal: own.map(sealIn).find((found) => found !== null) ?? null,
    units: allUnits(file),
    about: manifest ?? (properties ? aboutOf(properties) : null),
    ...readBody(file.text(body)!)
  };
}

/** The property that survives when another program drops our part. */
function aboutOf(xml: string): ReadBriefing['about'] {
  const text = /name="ZhishengBriefing"[^>]*>\s*<vt:\w+>([^<]*)</.exec(xml)?.[1];
  if (!text) return null;
  try {
    const [kind, period, scope, issueId] = JSON.parse(unescapeXml(text)) as (string | null)[];
    const known = briefingKindOf(kind);
    return known && period ? { kind: known, period, scope: scope ?? null, issue_id: issueId ?? null } : null;
  } catch {
    return null;
  }
}

interface Control {
  tag: string | null;
  text: string;
  isContents: boolean;
}

/** Walks the tags in order. Deleted revisions, field codes and tables of contents are not running text. */
function readBody(xml: string): Pick<ReadBriefing, 'controls' | 'outside' | 'whole'> {
  const open: Control[] = [];
  const controls: ReadBriefing['controls'] = [];
  let outside = '';
  let whole = '';
  let isText = false;
  let isContentsLine = false;
  for (const [token, text] of xml.matchAll(/<[^>]*>|([^<]+)/g)) {
    if (text !== undefined) {
      if (!isText || isContentsLine || open.some((control) => control.isContents)) continue;
      const words = unescapeXml(text);
      const control = open.findLast((at) => at.tag !== null);
      whole += words;
      if (control) control.text += words;
      else outside += words;
    } else if (/^<w:t(?:\s|>)/.test(token)) isText = !token.endsWith('/>');
    else if (token === '</w:t>') isText = false;
    else if (/^<w:(?:p|tab|br)(?:\s|>|\/)/.test(token)) {
      outside += ' ';
      whole += ' ';
      if (/^<w:p(?:\s|>)/.test(token)) isContentsLine = false;
    } else if (/^<w:pStyle\s/.test(token))
      isContentsLine = /^(?:TOC|Contents)\s?\d$/i.test(attributesOf(token).get('w:val') ?? '');
    else if (/^<w:sdt(?:\s|>)/.test(token)) open.push({ tag: null, text: '', isContents: false });
    else if (/^<w:tag\s/.test(token) && open.length > 0) {
      const tag = attributesOf(token).get('w:val') ?? '';
      if (isReferenceTag(tag)) open.at(-1)!.tag = tag;
    } else if (/^<w:docPartGallery\s/.test(token) && open.length > 0)
      open.at(-1)!.isContents = /Table of Contents/i.test(token);
    else if (token === '</w:sdt>') {
      const control = open.pop();
      if (!control?.tag) continue;
      controls.push({ tag: control.tag, text: control.text });
      // A control stands for one token: what it said must not join the digits around it.
      outside += ' ';
    }
  }
  return { controls, outside, whole };
}
