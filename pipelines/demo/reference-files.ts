import { cadreRows } from './cadres.ts';
import { parts } from './calendar.ts';
import { linkRows, receptionRows, targetRows } from './contact-duties.ts';
import { channelRows, stationRows, tribunalRows } from './facilities.ts';
import { meetingRows, promiseRows, reportRows, studyRows } from './plan-duties.ts';
import { submissionRows } from './submissions.ts';
import { enterpriseRows } from './enterprises.ts';
import type { Format } from '#pipelines/demo/files/style.ts';
import type { FileWriter } from '#pipelines/demo/files/writer.ts';
import { contractNamed } from './contract-named.ts';
import { householdRows } from './households.ts';
import { orgRows } from './orgs.ts';
import type { Row } from './rows.ts';
import type { World } from './world.ts';

/** Files of the registers and duty tables. Enterprises go by city, the submission ledger by year. */
export async function writeReference(world: World, writer: FileWriter, counts: Map<string, number>): Promise<void> {
  const put = (record: string, name: string, format: Format, rows: Row[]): Promise<void> =>
    writer.table(contractNamed(record), name, format, rows);
  const stream = (name: string) => world.rng.stream(`reference/${name}`);
  await put('orgs', '工会组织', 'csv', orgRows(world.orgs, world.places, stream('orgs')));
  await put('cadres', '工会干部', 'xlsx', cadreRows(world.cadres));
  const formats: Format[] = ['csv', 'xlsx', 'csv-gb18030', 'csv-bom'];
  for (const [i, city] of world.places.cities.entries()) {
    await put(
      'enterprises',
      `企业台账_${city.code}`,
      formats[i % 4] as Format,
      enterpriseRows(
        world.enterprises.filter((company) => company.county.cityCode === city.code),
        stream(`enterprises/${city.code}`)
      )
    );
  }
  await put('households', '困难职工档案', 'csv-gb18030', householdRows(world.households, stream('households')));
  await put('links', '联系点', 'csv', linkRows(world, stream('links')));
  await put('targets', '工作目标', 'xlsx', targetRows(world, stream('targets')));
  await put('promises', '实事承诺', 'xlsx', promiseRows(world, stream('promises')));
  await put('channels', '信息渠道', 'csv', channelRows(world, stream('channels')));
  await put('reception_days', '主席接待日', 'csv-bom', receptionRows(world, stream('reception')));
  await put('registered_studies', '调研课题', 'xlsx', studyRows(world, stream('studies')));
  await put('upward_reports', '倾向性问题上报', 'csv', reportRows(world, stream('reports')));
  await put('aid_stations', '帮扶站点', 'csv-gb18030', stationRows(world, stream('stations')));
  await put('tribunals', '仲裁委', 'csv', tribunalRows(world, stream('tribunals')));
  const ledger = submissionRows(world, counts, stream('submissions'));
  for (let year = 2023; year <= parts(world.until).year; year++) {
    await put(
      'submissions',
      `报送台账_${year}`,
      year % 2 === 0 ? 'csv-gb18030' : 'csv',
      ledger.filter((row) => parts(Number(row['month'])).year === year)
    );
  }
  await put('joint_meetings', '联席会议', 'csv', meetingRows(world, stream('meetings')));
}
