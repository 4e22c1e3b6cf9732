/** Rows of standing facilities: channels, aid stations, tribunals. */
import { day, dayAt, parts } from './calendar.ts';
import type { Rng } from './random.ts';
import type { Row } from './rows.ts';
import type { World } from './world.ts';
import { localUnions } from './duty-owners.ts';

export function channelRows(world: World, rng: Rng): Row[] {
  return localUnions(world).flatMap((org) =>
    rng
      .sample(['12351热线', '微信公众号', '意见箱', '服务窗口', '工会网站', '小程序'], rng.int(1, 5))
      .map((kind, i) => ({
        channel_id: `QD-${org.id}-${i + 1}`,
        org_id: org.id,
        org_name: org.name,
        channel_kind: kind,
        opened_on: day('2015-01-01') + rng.int(0, 3200),
        closed_on: rng.chance(0.06) ? day('2024-01-01') + rng.int(0, 600) : null
      }))
  );
}

const FUNCTIONS = ['困难救助', '就业服务', '争议调解', '法律援助', '职工培训', '医疗互助', '心理疏导'];

export function stationRows(world: World, rng: Rng): Row[] {
  const rows: Row[] = [];
  const add = (level: string, org: World['orgs'][number], name: string): void => {
    const county = world.places.byCode.get(org.region);
    rows.push({
      station_id: `ZD${String(rows.length + 1).padStart(5, '0')}`,
      station_name: name,
      org_id: org.id,
      org_name: org.name,
      region_code: org.region,
      region_name: county?.name ?? world.places.cities.find((city) => city.code === org.region)?.name ?? '',
      station_level: level,
      functions: rng.sample(FUNCTIONS, level === 'city' ? 7 : rng.int(2, 6)),
      opened_on: day('2013-01-01') + rng.int(0, 4000),
      closed_on: rng.chance(0.03) ? day('2024-06-01') + rng.int(0, 400) : null
    });
  };
  for (const org of world.orgs) {
    if (org.kind === 'city') add('city', org, `${org.name.replace('总工会', '')}职工帮扶中心`);
    if (org.kind === 'county' && rng.chance(0.93)) add('county', org, `${org.name.replace('总工会', '')}职工服务中心`);
    if ((org.kind === 'township' || org.kind === 'park') && rng.chance(0.62))
      add('township', org, `${org.name.replace(/总工会|工会/, '')}帮扶站`);
    if (org.kind === 'county' && rng.chance(0.5))
      for (let i = rng.int(1, 3); i > 0; i--)
        add(rng.chance(0.6) ? 'community' : 'enterprise', org, `${org.name.replace('总工会', '')}第${i}帮扶点`);
  }
  return rows;
}

export function tribunalRows(world: World, rng: Rng): Row[] {
  const places = [
    ...world.places.cities.map((city) => ({ code: city.code, name: city.name })),
    ...world.places.counties.map((county) => ({ code: county.code, name: county.name }))
  ];
  return places.map(({ code, name }) => ({
    tribunal_id: `ZC${code}`,
    tribunal_name: `${name}劳动人事争议仲裁委员会`,
    region_code: code,
    region_name: name,
    union_arbitrators: rng.chance(0.11) ? 0 : rng.int(1, 5),
    as_of: dayAt(parts(world.until).year, 6, 30)
  }));
}
