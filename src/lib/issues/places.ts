import { taggedWords } from '#lib/text/segment.ts';

/** Words that end like a district but name none. */
const NO_DISTRICT =
  /(?:小|社|地|园|校|景|辖|厂|矿|灾|山|城|片|库|市|郊|各|本|该|老|新)区$|(?:城|门|超|集|各|本|该|全|上|股|夜|早|菜)市$|(?:各|本|该|全|我|出|两)[县市区]$/;

const PLACE =
  /[A-Za-z]\d{0,2}[市区县]|\p{Script=Han}{2,3}市\p{Script=Han}{2,3}[区县]|\p{Script=Han}{2,3}[市县](?!场|民|政|容|值|区)/gu;

/**
 * Administrative places written in a text, for records that carry no region. Conservative: only forms that end in 市,
 * 区 or 县 (区 only after a city or a code), in the order of the text, without repeats. A record's own region is always
 * preferred.
 */
export function placesIn(text: string): string[] {
  const found = new Set<string>();
  for (const [match] of text.matchAll(PLACE)) {
    const place = fromPlaceName(match);
    if (place.length >= 2 && !NO_DISTRICT.test(place)) found.add(place);
    if (found.size >= 4) break;
  }
  return [...found];
}

/** A code (A7县), or what begins with a place name of the dictionary; empty where none stands (希望市). */
function fromPlaceName(text: string): string {
  if (/^[A-Za-z]/.test(text)) return text;
  const words = taggedWords(text);
  const first = words.findIndex(({ tag }) => tag === 'ns');
  return first === -1
    ? ''
    : words
        .slice(first)
        .map(({ word }) => word)
        .join('');
}
