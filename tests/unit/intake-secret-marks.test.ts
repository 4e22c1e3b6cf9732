import { describe, expect, it } from 'vitest';
import { petitions } from '#lib/contracts/petitions.ts';
import { shownName } from '#pipelines/run/inbox-names.ts';
import { refuseSecretName, refuseSecretRows } from '#pipelines/intake/secret-marks.ts';
import { redactConstants, redactReject } from '#pipelines/landing/redact-rejects.ts';

describe('marks of state secrets', () => {
  it.each(['机密★1年 名单.xlsx', '（秘密）上访人员.csv', '绝密-方案.csv', '名单 秘密★.csv'])(
    'a file called %s is refused',
    (name) => {
      expect(() => refuseSecretName(name)).toThrow(/国家秘密标志.*没有读取/);
    }
  );
  it.each(['商业秘密保护培训.csv', '保守秘密承诺书.csv', '信访诉求.csv', '机要局走访.csv'])(
    'a file called %s is read',
    (name) => {
      expect(() => refuseSecretName(name)).not.toThrow();
    }
  );
  it.each([['机密★1年'], ['秘密'], ['【绝密】'], ['密级：机密'], ['秘 密★长期'], ['', '机密 5年']])(
    'a row with %s is refused',
    (...cells) => {
      expect(() => refuseSecretRows('a.csv', [['编号', '内容'], cells])).toThrow('第 2 行');
    }
  );
  it.each([['公司泄露我的秘密'], ['商业秘密'], ['要求签订保密协议'], ['机密文件被盗一事']])(
    'a row with %s is read',
    (...cells) => {
      expect(() => refuseSecretRows('a.csv', [cells])).not.toThrow();
    }
  );
  it('says what to do', () => {
    try {
      refuseSecretName('绝密.csv');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'SOURCE_SECRET', hint: expect.stringContaining('保密员') });
    }
  });
});

describe('what people see of a load', () => {
  it('a file name keeps its words and loses the numbers of persons', () => {
    expect(shownName('信访/王五_610102198507214517_13800138000.csv')).toBe('信访/王五_〔证件号〕_〔手机号〕.csv');
    expect(shownName('2026年3月信访台账-20260301.xlsx')).toBe('2026年3月信访台账-20260301.xlsx');
  });
  it('a refused row is redacted but keeps what a corrected row must bring again', () => {
    const original = JSON.stringify({
      petition_id: 'SX-1',
      petitioner_key: '13800138000',
      body: '我叫王小明，电话13800138000',
      received_at: '问13900139000',
      dropped_3: '13700137000'
    });
    const row = redactReject(petitions, {
      row_number: 1,
      severity: 'rejected',
      field: 'received_at',
      value: '问13900139000',
      reason: '不是有效的时间',
      original
    });
    expect(row.value).toBe('问〔手机号〕');
    expect(JSON.parse(row.original)).toEqual({
      petition_id: 'SX-1',
      petitioner_key: '13800138000',
      body: '我叫〔姓名〕，电话〔手机号〕',
      received_at: '问〔手机号〕',
      dropped_3: '〔手机号〕'
    });
  });
  it('a line that was no row is redacted as text', () => {
    expect(
      redactReject(petitions, {
        row_number: 1,
        severity: 'rejected',
        field: '',
        value: null,
        reason: '列数不足',
        original: 'P1,"电话13800138000'
      }).original
    ).toBe('P1,"电话〔手机号〕');
  });
  it('values for every row are redacted like cells', () => {
    expect(redactConstants(petitions, { title: '问13800138000', region_name: '商洛市', petition_id: '1' })).toEqual({
      title: '问〔手机号〕',
      region_name: '商洛市',
      petition_id: '1'
    });
  });
});
