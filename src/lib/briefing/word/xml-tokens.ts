/**
 * XML of a Word part as a flat list of tokens with the usual prefixes, whichever the file uses: `<x:p
 * xmlns:x="…wordprocessingml…">` is a paragraph for Word and so for us. Pure.
 */
import { unescapeXml } from './manifest.ts';

export type XmlToken =
  | { type: 'open'; name: string; attributes: Map<string, string>; isEmpty: boolean }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string };

/** Namespaces that the reader knows; the strict variant of each means the same. ECMA-376 parts 1 and 4. */
const PREFIXES: [RegExp, string][] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/\/drawingml\/(?:2006\/)?main$/, 'a'],
  [/\/drawingml\/(?:2006\/)?wordprocessingDrawing$/, 'wp'],
  [/\/drawingml\/(?:2006\/)?picture$/, 'pic'],
  [/\/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/\/office\/drawing\/2016\/SVG\/main$/, 'asvg']
];

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<((?:[^"'<>]|"[^"]*"|'[^']*')*)>|([^<]+)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Null where one prefix stands for two namespaces in one part: no program writes that, and it can hide text. */
export function xmlTokens(xml: string): XmlToken[] | null {
  const names = new Map<string, string>();
  const uris = new Map<string, string>();
  for (const [, prefix = '', double, single] of xml.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const uri = unescapeXml(double ?? single ?? '');
    if (prefix !== '' && uris.has(prefix) && uris.get(prefix) !== uri) return null;
    uris.set(prefix, uri);
    names.set(prefix, PREFIXES.find(([pattern]) => pattern.test(uri))?.[1] ?? `${prefix}?`);
  }
  // The part of relations and our own parts use a default namespace of their own and are read by local names.
  const canonical = (name: string) => {
    const at = name.indexOf(':');
    if (at < 0) return names.get('') === 'w' ? `w:${name}` : name;
    return `${names.get(name.slice(0, at)) ?? name.slice(0, at)}:${name.slice(at + 1)}`;
  };
  const tokens: XmlToken[] = [];
  for (const [, cdata, tag, text] of xml.matchAll(TOKEN)) {
    if (cdata !== undefined) tokens.push({ type: 'text', text: cdata });
    else if (text !== undefined) tokens.push({ type: 'text', text: unescapeXml(text) });
    else if (tag === undefined) continue;
    else if (tag.startsWith('/')) tokens.push({ type: 'close', name: canonical(tag.slice(1).trim()) });
    else {
      const isEmpty = tag.endsWith('/');
      const name = /^[^\s/]+/.exec(tag)?.[0] ?? '';
      const attributes = new Map(
        [...tag.slice(name.length).matchAll(ATTRIBUTE)].map((match) => [
          match[1]!.includes(':') ? canonical(match[1]!) : match[1]!,
          unescapeXml(match[2] ?? match[3] ?? '')
        ])
      );
      tokens.push({ type: 'open', name: canonical(name), attributes, isEmpty });
    }
  }
  return tokens;
}

/** The value of a switch such as `w:vanish`: on unless it says otherwise. */
export function isOn(attributes: ReadonlyMap<string, string>): boolean {
  return !['0', 'false', 'off', 'none'].includes(attributes.get('w:val') ?? 'true');
}
