/** Reads a finished Word file back: content controls with our tags, the text around them, and our own part. */
import { strFromU8, unzipSync } from 'fflate';
import { InputError } from '#lib/domain/errors.ts';
import type { ReadBriefing } from '#lib/briefing/verify.ts';
import { attributesOf, briefingKindOf, parseManifest, unescapeXml } from './manifest.ts';
import { isReferenceTag } from './reference-control.server.ts';

const MAX_ENTRY_BYTES = 50_000_000;
const NEEDED = /^(?:word\/document\.xml|docProps\/custom\.xml|customXml\/item\d+\.xml)$/;

/** @throws InputError when the bytes are not a Word file */
export function readDocx(bytes: Uint8Array): ReadBriefing {
  const entries = unpack(bytes);
  const body = entries['word/document.xml'];
  if (!body) throw notWord();
  const manifest =
    Object.keys(entries)
      .filter((name) => name.startsWith('customXml/'))
      .map((name) => parseManifest(strFromU8(entries[name]!)))
      .find((found) => found !== null) ?? null;
  const properties = entries['docProps/custom.xml'];
  return {
    manifest,
    about: manifest ?? (properties ? aboutOf(strFromU8(properties)) : null),
    ...readBody(strFromU8(body))
  };
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => NEEDED.test(name) && originalSize <= MAX_ENTRY_BYTES
    });
  } catch (cause) {
    throw notWord(cause);
  }
}

function notWord(cause?: unknown): InputError {
  return new InputError(
    'INPUT_INVALID',
    '这不是可以读取的 Word 文件（.docx） — 文件没有核对 — 原文件没有变化',
    '请给出本系统生成、另存为 .docx 的简报',
    { cause }
  );
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
