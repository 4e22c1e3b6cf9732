import { normalise } from './normalise.ts';

/** A region as the reference table has it; `aliases` may hold old names. */
export interface RegionEntry {
  code: string;
  name: string;
  level: 'province' | 'city' | 'county';
  parent: string;
  aliases: string[];
  /** Today's code of an abolished one. */
  successor: string;
}

/** A name that may mean a place, and the places it may mean. */
interface PlaceName {
  word: string;
  codes: string[];
  /** Needs a sign of its city or province, because the name is common elsewhere or an everyday word. */
  ambiguous: boolean;
}

export interface Gazetteer {
  names: PlaceName[];
  /** Words for the matcher, by number of the name. */
  words: string[][];
  levelOf: Map<string, RegionEntry['level']>;
  parentOf: Map<string, string>;
}

/** Names of places that exist in many counties and cities: never enough alone. */
const COMMON = [
  '城关镇',
  '城关',
  '城关街道',
  '高新区',
  '开发区',
  '经开区',
  '新区',
  '新城区',
  '新城',
  '城区',
  '城东',
  '城西',
  '长安',
  '太白',
  '黄龙',
  '白水',
  '华州',
  '紫阳',
  '新市区',
  '老城区',
  '工业园区',
  '凤县'
];
/** County names that are Shaanxi's only beside Shaanxi's: cities elsewhere have a 新城区 too. */
const COMMON_SET = new Set(COMMON);

/** Builds the list of place names from the reference table; abolished units lead to their successors. */
export function buildGazetteer(regions: readonly RegionEntry[]): Gazetteer {
  const codes = new Map<string, Set<string>>();
  const levelOf = new Map(regions.map((region) => [region.code, region.level]));
  const parentOf = new Map(regions.map((region) => [region.code, region.parent]));
  for (const region of regions) {
    const code = region.successor || region.code;
    for (const name of [region.name, ...region.aliases, shortName(region)]) {
      if (name.length < 2) continue;
      const key = normalise(name);
      codes.set(key, (codes.get(key) ?? new Set()).add(code));
    }
  }
  for (const name of COMMON) if (!codes.has(name)) codes.set(name, new Set());
  const names = [...codes].map(([word, set]) => ({
    word,
    codes: [...set].sort(),
    ambiguous: COMMON_SET.has(word) || set.size !== 1
  }));
  return { names, words: names.map((name) => [name.word]), levelOf, parentOf };
}

/** 户县 keeps its 县; 鄠邑区 is also said 鄠邑. */
function shortName(region: RegionEntry): string {
  return region.name.length > 2 ? region.name.replace(/[省市区县]$/, '') : region.name;
}

/** A place name found in a text. */
export interface PlaceHit {
  place: number;
  start: number;
  end: number;
}

export interface Places {
  /** County codes, and the code of a city of which no county is named; sorted by first mention. */
  regions: string[];
  /** Evidence of each region: offsets in the text, or the handling agency. */
  region_evidence: { code: string; source: 'text' | 'agency'; start?: number; end?: number }[];
  /** Names that may mean several places and were left open. */
  regions_open: string[];
}

/**
 * Resolves place names: a name in a road's or a company's name says nothing; an ambiguous one counts only when the text
 * or the agency names its city, the province or a neighbour; without any name the agency's own region counts.
 */
export function resolvePlaces(gazetteer: Gazetteer, text: string, inText: PlaceHit[], inAgency: PlaceHit[]): Places {
  if (inText.length === 0 && inAgency.length === 0) return { regions: [], region_evidence: [], regions_open: [] };
  const evidence: Places['region_evidence'] = [];
  const open = new Set<string>();
  const hits = longest(inText).filter((hit) => !isRoad(text, hit.end));
  const agencyCodes = longest(inAgency).flatMap((hit) => nameOf(gazetteer, hit).codes);
  const certain = new Set(agencyCodes);
  for (const hit of hits)
    if (!nameOf(gazetteer, hit).ambiguous) nameOf(gazetteer, hit).codes.forEach((code) => certain.add(code));
  const families = new Set([...certain].map((code) => familyOf(gazetteer, code)));
  const hasOwnPlace = certain.size > 0;
  for (const hit of hits) {
    const { word, codes, ambiguous } = nameOf(gazetteer, hit);
    const fitting = !ambiguous
      ? codes
      : codes.filter((code) =>
          codes.length === 1
            ? hasOwnPlace &&
              (families.has(familyOf(gazetteer, code)) ||
                certain.has(gazetteer.parentOf.get(familyOf(gazetteer, code)) ?? ''))
            : families.has(familyOf(gazetteer, code))
        );
    if (fitting.length === 1)
      evidence.push({ code: fitting[0] as string, source: 'text', start: hit.start, end: hit.end });
    else open.add(word);
  }
  if (!evidence.some((one) => gazetteer.levelOf.get(one.code) === 'county')) {
    const own =
      [...agencyCodes]
        .sort()
        .reverse()
        .find((code) => gazetteer.levelOf.get(code) === 'county') ??
      agencyCodes.find((code) => gazetteer.levelOf.get(code) === 'city');
    if (own && !evidence.some((one) => one.code === own)) evidence.push({ code: own, source: 'agency' });
  }
  const regions = [...new Set(evidence.map((one) => one.code))];
  const counties = regions.filter((code) => gazetteer.levelOf.get(code) === 'county');
  const kept = regions.filter(
    (code) =>
      counties.includes(code) ||
      (gazetteer.levelOf.get(code) === 'city' && !counties.some((county) => gazetteer.parentOf.get(county) === code))
  );
  // A town called after its function is open only while its county is unknown.
  const left =
    counties.length > 0
      ? [...open].filter((word) => gazetteer.names.some((name) => name.word === word && name.codes.length > 0))
      : [...open];
  return {
    regions: kept,
    region_evidence: evidence.filter(
      (one, i) => kept.includes(one.code) && evidence.findIndex((other) => other.code === one.code) === i
    ),
    regions_open: left
  };
}

function nameOf(gazetteer: Gazetteer, hit: PlaceHit): PlaceName {
  return gazetteer.names[hit.place] as PlaceName;
}

/** The city of a county, the city itself, or the province. */
function familyOf(gazetteer: Gazetteer, code: string): string {
  return gazetteer.levelOf.get(code) === 'county' ? (gazetteer.parentOf.get(code) ?? code) : code;
}

function isRoad(text: string, end: number): boolean {
  return /^(?:[东西南北中]{0,2}(?:路|街|大道|大街|巷|立交|广场|桥|小区|花园|牌|大厦)|[一二三四五六]路)/.test(
    text.slice(end, end + 4)
  );
}

function longest(hits: PlaceHit[]): PlaceHit[] {
  const sorted = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  let covered = 0;
  return sorted.filter((hit) => {
    if (hit.start < covered) return false;
    covered = hit.end;
    return true;
  });
}
