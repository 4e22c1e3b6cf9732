import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Weighted, type Rng } from './random.ts';

export interface County {
  code: string;
  name: string;
  /** Other names that input files use: former names first. */
  aliases: string[];
  cityCode: string;
  cityName: string;
  /** Share of the province's employees, used as weight of everything that follows people. */
  weight: number;
  urban: boolean;
}

/** Employees 2023 (ten thousand) by city, fifth economic census; 杨凌 (7.18) is 杨陵区 here. */
const CITY_EMPLOYEES: Record<string, number> = {
  '610100': 511.09,
  '610200': 19.11,
  '610300': 76.37,
  '610400': 87.37,
  '610500': 75.83,
  '610600': 50.37,
  '610700': 57.92,
  '610800': 96.56,
  '610900': 41.99,
  '611000': 28.51
};
const YANGLING_EMPLOYEES = 7.18;

/** County weights inside a city where the plain rule (district 2, county 1) is far off. */
const HEAVY: Record<string, number> = {
  '610113': 4,
  '610112': 3.4,
  '610116': 3,
  '610103': 2.6,
  '610102': 2.4,
  '610104': 2.4,
  '610122': 0.6,
  '610124': 0.6,
  '610881': 3,
  '610822': 1.8,
  '610802': 3.4,
  '610824': 1.4,
  '610581': 2,
  '610502': 3,
  '610402': 3,
  '610404': 2.4,
  '610302': 3,
  '610303': 3,
  '610602': 3.4,
  '610702': 3.4,
  '610902': 3.6,
  '611002': 2.4
};

const SEEDS = new URL('../reference/seeds/', import.meta.url);

/** The 107 counties of the shipped region seed. */
export function loadCounties(): County[] {
  const rows = parse(readFileSync(new URL('regions.csv', SEEDS)), { columns: true }) as Record<string, string>[];
  const cityNames = new Map(
    rows.filter((row) => row['级别'] === '市').map((row) => [row['行政区划代码'], row['名称'] ?? ''])
  );
  const current = rows.filter((row) => row['级别'] === '县' && !row['停用日期']);
  const plain = current.map((row) => {
    const code = row['行政区划代码'] ?? '';
    const name = row['名称'] ?? '';
    return {
      code,
      name,
      aliases: (row['别名'] ?? '').split('、').filter((alias) => alias !== ''),
      cityCode: row['上级代码'] ?? '',
      cityName: cityNames.get(row['上级代码']) ?? '',
      weight: HEAVY[code] ?? (name.endsWith('区') ? 2 : name.endsWith('市') ? 1.5 : 1),
      urban: name.endsWith('区')
    };
  });
  return plain.map((county) => {
    if (county.code === '610403') return { ...county, weight: YANGLING_EMPLOYEES };
    const total = plain
      .filter((other) => other.cityCode === county.cityCode && other.code !== '610403')
      .reduce((sum, other) => sum + other.weight, 0);
    return { ...county, weight: ((CITY_EMPLOYEES[county.cityCode] ?? 0) * county.weight) / total };
  });
}

/** The code under which a county was filed before it changed: code, name. Story 10 picks one. */
export const FORMER_CODES: Record<string, { code: string; name: string }> = {
  '610305': { code: '610322', name: '凤翔县' },
  '610981': { code: '610928', name: '旬阳县' },
  '610681': { code: '610623', name: '子长县' }
};

const TOWN_FIRST =
  '永安|太平|长兴|龙泉|柳林|石桥|白杨|青山|马家|王家|赵家|高桥|双河|金堆|清水|新庄|大河|东关|西关|北关|南关|兴隆|槐树|杜家|黄渠|沙河|石门|双庙|红岩|凤凰|栗坪|桃园|云台|三岔|五里|麻池|烟墩|土桥|老庄|关口'.split(
    '|'
  );

/** A plausible invented township or street of a county; the same number gives the same name. */
export function townshipOf(county: County, index: number): string {
  const start = Number(county.code) * 7;
  const first = TOWN_FIRST[(start + index * 11) % TOWN_FIRST.length] ?? '';
  return `${first}${county.urban && index % 3 !== 0 ? '街道' : '镇'}`;
}

/** Counties by weight, and inside a city. */
export class Places {
  readonly counties: County[];
  readonly byCode: Map<string, County>;
  readonly cities: { code: string; name: string }[];
  private readonly everywhere: Weighted<County>;
  private readonly inCity: Map<string, Weighted<County>>;

  constructor(counties: County[]) {
    this.counties = counties;
    this.byCode = new Map(counties.map((county) => [county.code, county]));
    const names = new Map(counties.map((county) => [county.cityCode, county.cityName]));
    this.cities = [...names].map(([code, name]) => ({ code, name }));
    this.everywhere = new Weighted(
      counties,
      counties.map((county) => county.weight)
    );
    this.inCity = new Map(
      this.cities.map(({ code }) => {
        const members = this.ofCity(code);
        return [
          code,
          new Weighted(
            members,
            members.map((county) => county.weight)
          )
        ];
      })
    );
  }

  county(code: string): County {
    const found = this.byCode.get(code);
    if (!found) throw new RangeError(`No county ${code} in the region seed`);
    return found;
  }

  ofCity(cityCode: string): County[] {
    return this.counties.filter((county) => county.cityCode === cityCode);
  }

  draw(rng: Rng, cityCode?: string): County {
    return (cityCode === undefined ? this.everywhere : (this.inCity.get(cityCode) ?? this.everywhere)).draw(rng);
  }
}
