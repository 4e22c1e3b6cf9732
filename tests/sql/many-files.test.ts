import { afterEach, describe, expect, it } from 'vitest';
import { World } from './world.ts';

let world: World;
afterEach(() => world.dispose());

const letter = (id: string, text: string, more: Record<string, unknown> = {}) => ({
  编号: id,
  登记时间: '2026-03-04',
  县区: '碑林区',
  标题: text,
  ...more
});
const name = (index: number) => `信访${String(index).padStart(3, '0')}.csv`;

/** The counts of every load by file and every landed row, without the parts that depend on the clock. */
async function outcome(one: World) {
  const loads = one
    .manifests()
    .map(({ source_file, batch_no, counts, unit, reasons, redactions, identities }) => ({
      source_file,
      batch_no,
      counts,
      unit,
      reasons,
      redactions,
      identities
    }));
  const rows = await one.landed('petitions');
  const told = rows.map((row) => JSON.stringify({ ...row, content_hash: '' })).sort();
  return { loads: loads.sort((a, b) => a.batch_no - b.batch_no), told };
}

describe('many small files of one record', () => {
  it('are landed together as they are one by one: counts, reasons, redactions, units and rows of each file', async () => {
    // The verdict on a file depends on the ones before it: a revision, the same again, another office, words without
    // number.
    const files = [
      [letter('A1', '拖欠工资三个月'), letter('A2', '没有缴纳社保', { 登记时间: '不详' })],
      [letter('B1', '请给王师傅13800138000回电'), letter('B2', '加班没有补休', { 县区: '不知道的县' })],
      [letter('A1', '拖欠工资三个月，仍未解决')],
      [letter('', '食堂饭菜不卫生'), letter('C1', '合计', { 编号: '合计' })],
      [letter('', '食堂饭菜不卫生')],
      [letter('A1', '宿舍漏雨', { 县区: '莲湖区' })],
      [letter('D1', '高温补贴没有发')],
      [letter('B1', '请给王师傅13800138000回电')],
      // Other columns: a text beside the title, fewer columns, the same ones in another order, a refused cell.
      [
        letter('E1', '工伤没有认定', { 内容: '在工地摔伤', 人数: '三人以上' }),
        letter('', '没有编号的一件', { 内容: '欠薪' })
      ],
      [
        { 编号: 'F1', 登记时间: '2026-03-05', 标题: '没有签合同' },
        { 编号: 'E2', 登记时间: '2026-03-05', 标题: '合计' }
      ],
      [{ 标题: '没有休息日', 县区: '雁塔区', 登记时间: '2026-03-06', 编号: 'G1', 备注: '转办' }],
      [letter('D1', '高温补贴没有发', { 内容: '今年夏天' })],
      [{ 编号: 'E1', 登记时间: '2026-03-04', 县区: '碑林区', 标题: '工伤没有认定，仍在等' }]
    ];
    world = new World(['reference', 'petitions']);
    files.forEach((rows, index) => world.drop('petitions', name(index), rows));
    let judged = 0;
    world.effects.step = (step) => (judged += step === 'judge' ? 1 : 0);
    await world.land();
    expect(judged).toBeLessThan(files.length);
    const together = await outcome(world);
    world.dispose();
    world = new World(['reference', 'petitions']);
    for (const [index, rows] of files.entries()) await world.landOne('petitions', name(index), rows);
    const alone = await outcome(world);
    expect(together).toEqual(alone);
    for (const { counts } of world.manifests())
      expect(counts.read).toBe(counts.new + counts.revised + counts.duplicate + counts.rejected + counts.held);
  });

  it('one that cannot be read is set aside; the others land, and the next number is free', async () => {
    world = new World(['reference', 'petitions']);
    for (let index = 0; index < 6; index += 1)
      world.drop('petitions', name(index), index === 3 ? '' : [letter(`E${index}`, `第${index}件`)]);
    world.drop('petitions', name(9), '编号,登记时间,县区,标题\nE9,2026-03-04,碑林区,"没有收尾的引号\n');
    const report = await world.run();
    const told = new Map(report.files.map(({ file, error, counts }) => [file, error === null ? counts!.read : '✗']));
    expect(Object.fromEntries([...told].sort())).toEqual({
      [name(0)]: 1,
      [name(1)]: 1,
      [name(2)]: 1,
      [name(3)]: '✗',
      [name(4)]: 1,
      [name(5)]: 1,
      [name(9)]: 1
    });
    const numbers = world.manifests().map(({ batch_no }) => batch_no);
    await world.landOne('petitions', '后来.csv', [letter('F1', '后来的一件')]);
    const later = world.manifests().at(-1)!;
    expect(Math.max(...numbers)).toBeLessThan(later.batch_no);
    expect(new Set(world.manifests().map(({ batch_no }) => batch_no)).size).toBe(numbers.length + 1);
  });

  it('cells with line breaks of either kind are read, whatever ends the rows', async () => {
    world = new World(['reference', 'petitions']);
    const rows = [
      '编号,登记时间,县区,内容',
      'H1,2026-03-04,碑林区,"第一行\r\n第二行"',
      'H2,2026-03-04,碑林区,"甲\n乙"'
    ];
    world.drop('petitions', name(1), rows.join('\r\n'));
    world.drop('petitions', name(2), rows.join('\n').replaceAll('H', 'K'));
    await world.land();
    expect((await world.landed('petitions')).map((row) => [row.petition_id, row.body])).toEqual([
      ['H1', '第一行\n第二行'],
      ['H2', '甲\n乙'],
      ['K1', '第一行\n第二行'],
      ['K2', '甲\n乙']
    ]);
  });
});
