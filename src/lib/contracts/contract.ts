/**
 * The record contract: fields, types, required, enums, patterns and header aliases of one record, declared once.
 * Header mapping, the landing SQL (`sql/landing/*.gen.sql`), the typed empty relation of a missing source and the
 * catalogue page all come from these values.
 */
export const SOURCES = ['visits', 'petitions', 'negotiations', 'posts', 'reference'] as const;
export type Source = (typeof SOURCES)[number];

/**
 * How a cell is read.
 * - `code`: identifier or code, trimmed, full-width folded to half-width; one that is a person's number becomes a
 *   pseudonym.
 * - `text`: one line of free text, redacted (`src/lib/text/redaction`).
 * - `prose`: long free text, redacted; in a mart only as the text of `search_records`.
 * - `name`: name of an organisation, place or enterprise: trimmed, numbers and accounts redacted, words kept.
 * - `integer`, `decimal`: full-width digits and thousands separators accepted.
 * - `yuan`: DECIMAL(18,2); accepts 元, 万元, 亿元 in the cell or in the header.
 * - `percent`: DECIMAL(9,3) in percent points; accepts a trailing %.
 * - `date`, `timestamp`: Asia/Shanghai wall time; ISO, 2019/7/19, 2019年7月19日, Excel serials.
 * - `boolean`: 是/否, 有/无, 已/未, 1/0, true/false.
 * - `enum`: one of `values`, matched on any accepted spelling.
 * - `names`: several names or codes separated by 、，,;；| or blanks → VARCHAR[].
 * - `key`: personal identifier; stored only as HMAC-SHA-256 under the key of `keyDomain`.
 * - `keys`: several of them → VARCHAR[].
 */
export type FieldType =
  | 'code'
  | 'text'
  | 'prose'
  | 'name'
  | 'integer'
  | 'decimal'
  | 'yuan'
  | 'percent'
  | 'date'
  | 'timestamp'
  | 'boolean'
  | 'enum'
  | 'names'
  | 'key'
  | 'keys';

/**
 * Keys of different domains cannot be joined; petitioners and authors each have their own. `code`: codes that are a
 * person's number.
 */
export type KeyDomain = 'cadre' | 'household' | 'petitioner' | 'author' | 'code';

export interface Field {
  /** snake_case; the same word from here to the chart. */
  name: string;
  type: FieldType;
  /** zh-CN, shown on the catalogue page; also the first accepted header. */
  label: string;
  /** Other accepted headers, zh-CN or as real systems export them. */
  aliases?: string[];
  required?: boolean;
  /** For `enum`: stored value → other accepted spellings. */
  values?: Record<string, string[]>;
  /** RE2, full match, on the cleaned value of `code`. */
  pattern?: string;
  /** Bounds of integer, decimal, yuan and percent, both inclusive. */
  min?: number;
  max?: number;
  keyDomain?: KeyDomain;
  /** A date or timestamp of something that has happened: one after today is a typing error. */
  isPast?: true;
}

/**
 * By which fields one sees that two rows of one number are about the same matter: where it happened, on which day it
 * was taken in, and its
 * words. Fields of one list are read together; a record without `day` and `text` has no such test.
 */
export interface Matter {
  /**
   * Who gives the number: each sending unit its own, or one register (a platform, a company register) for all who
   * send.
   */
  numberedBy: 'sender' | 'register';
  day: string | null;
  text: string[];
  /**
   * Fields that tell how a matter went on. They may change from one report to the next; all others were known when it
   * was taken in.
   */
  progress: string[];
}

export interface RecordContract {
  /** Plural snake_case; name of the landing folder and of the staging relation. */
  record: string;
  source: Source;
  /** zh-CN name of the record. */
  label: string;
  /** zh-CN, completes “one row is …” on the catalogue page. */
  grain: string;
  /** Fields whose joined value identifies a row; if any is empty the content hash identifies it. */
  identity: string[];
  /** Absent where the number is given by one office for all, as in the shipped tables. */
  matter?: Matter;
  /** Raise it when a change of meaning must re-read files already loaded. */
  version: number;
  /** File-name stems (without digits and separators) that settle which record a file holds. */
  fileNames: string[];
  fields: Field[];
}

/** The system a row came from; part of the identity of every record, so that two systems may use the same numbers. */
export const SOURCE_SYSTEM: Field = {
  name: 'source_system',
  type: 'code',
  label: '来源系统',
  aliases: ['系统', '数据来源系统', 'source_system']
};

/**
 * The office that sent the file (报送单位): a number is unique within it only. Not part of the content: the same matter
 * from two offices
 * stays the same content.
 */
export const SENDING_UNIT: Field = {
  name: 'sending_unit',
  type: 'name',
  label: '报送单位',
  aliases: ['报送机构', '报送部门', '报送机关', '报送工会', '来文单位', 'sending_unit']
};

/** Fields by which most records say where they belong. */
export const ORG_FIELDS: Field[] = [
  { name: 'org_id', type: 'code', label: '工会编码', aliases: ['组织编码', '单位编码', 'org_id'] },
  {
    name: 'org_name',
    type: 'name',
    label: '工会名称',
    aliases: ['所属工会', '填报单位', '上报单位', '工会组织', '单位名称', 'org_name']
  }
];

export const REGION_FIELDS: Field[] = [
  {
    name: 'region_code',
    type: 'code',
    label: '行政区划代码',
    aliases: ['区划代码', '地区代码', 'adcode', 'region_code']
  },
  {
    name: 'region_name',
    type: 'name',
    label: '县区',
    aliases: [
      '所属县区',
      '县（市、区）',
      '区县',
      '所在区县',
      '所在地区',
      '地区',
      '行政区',
      '行政区划',
      '问题属地',
      '属地',
      'region',
      'region_name',
      'county'
    ]
  }
];

/** Every field of the contract, those of its origin first. */
export function allFields(contract: RecordContract): Field[] {
  return [SOURCE_SYSTEM, SENDING_UNIT, ...contract.fields];
}

/** Whether a field tells where a row came from and not what it is about. */
export function isOfOrigin(name: string): boolean {
  return name === SOURCE_SYSTEM.name || name === SENDING_UNIT.name;
}
