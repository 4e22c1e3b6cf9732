/** Relations that the build writes itself and that therefore stand in no contract and in no model. */
export const BUILD_RELATIONS: Record<string, string> = {
  'raw.batches': '入库批次清单',
  'raw.reject_reasons': '拒收原因',
  'raw.unreadable_files': '读不出来的文件',
  'raw.pipelines': '来源的约定',
  'raw.fields': '可收的字段',
  'raw.metrics': '指标定义',
  'raw.build': '本次构建',
  'raw.annotations': '文本标注',
  'marts.tables': '数据目录',
  'marts.columns': '各列说明',
  'marts.lineage': '来源关系'
};

/** Types of columns in words. */
export function columnTypeWords(type: string): string {
  const words: Record<string, string> = {
    VARCHAR: '文字',
    INTEGER: '整数',
    BIGINT: '整数',
    SMALLINT: '整数',
    DATE: '日期',
    TIMESTAMP: '时间',
    BOOLEAN: '是或否',
    DOUBLE: '小数',
    'VARCHAR[]': '多个文字'
  };
  return words[type] ?? (type.startsWith('DECIMAL') ? '小数' : type);
}

/** Types of contract fields in words, as the person who fills a sheet needs them. */
export const FIELD_TYPE_WORDS: Record<string, string> = {
  code: '编码',
  text: '短文字，个人信息自动遮盖',
  prose: '长文字，个人信息自动遮盖',
  name: '名称，其中的号码自动遮盖',
  integer: '整数',
  decimal: '小数',
  yuan: '金额（元、万元、亿元均可）',
  percent: '百分数',
  date: '日期',
  timestamp: '日期和时间',
  boolean: '是或否',
  enum: '固定取值',
  names: '多个名称，用顿号隔开',
  key: '个人编号（只存不可还原的代号）',
  keys: '多个个人编号（只存不可还原的代号）'
};
