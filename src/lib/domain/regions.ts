/** The order in which official tables list the cities of the province (code order), and the three region groups. */
export interface City {
  region_code: string;
  region_name: string;
  group: '关中' | '陕南' | '陕北';
}

export const CITIES: readonly City[] = [
  { region_code: '610100', region_name: '西安市', group: '关中' },
  { region_code: '610200', region_name: '铜川市', group: '关中' },
  { region_code: '610300', region_name: '宝鸡市', group: '关中' },
  { region_code: '610400', region_name: '咸阳市', group: '关中' },
  { region_code: '610500', region_name: '渭南市', group: '关中' },
  { region_code: '610600', region_name: '延安市', group: '陕北' },
  { region_code: '610700', region_name: '汉中市', group: '陕南' },
  { region_code: '610800', region_name: '榆林市', group: '陕北' },
  { region_code: '610900', region_name: '安康市', group: '陕南' },
  { region_code: '611000', region_name: '商洛市', group: '陕南' }
];

/** True for the code of a city or county of the province. */
export function isRegionCode(code: string): boolean {
  return /^61\d{4}$/.test(code);
}

/** The city of a county code: 610104 → 610100. A city's own code gives itself. */
export function cityCodeOf(regionCode: string): string {
  return `${regionCode.slice(0, 4)}00`;
}

/** The two columns that a region selects by. */
export function regionColumns(region: string | null): { city_code: string | null; county_code: string | null } {
  const isCity = region !== null && region.endsWith('00');
  return { city_code: isCity ? region : null, county_code: isCity ? null : region };
}

/** 西安市 → 西安, for labels on a map; a name of two characters keeps its suffix (眉县). */
export function shortRegionName(name: string): string {
  const short = name.replace(/[市县区]$/, '');
  return short.length >= 2 ? short : name;
}
