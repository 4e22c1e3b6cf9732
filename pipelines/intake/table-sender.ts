const OFFICE =
  '(?:填报|报送|上报|编报|制表|报告|呈报|填表|报表)(?:单位|机构|部门|机关|工会)(?:名称)?(?:[（(]盖?章[）)])?';
/** 填报单位：莲湖区总工会; what follows must end there, or it is the next label of the line. */
const DECLARED = new RegExp(`${OFFICE}\\s*[:：]\\s*([^\\s:：，。；;（(]{2,40})(?=$|[\\s，。；;（(])`);
/** 单位：莲湖区总工会, where 单位 alone may as well be a unit of money. */
const BARE = /(?:^|\s)单位\s*[:：]\s*([^\s:：，。；;（(]{2,36}(?:工会|工会委员会|信访局|办公室))(?=$|[\s，。；;（(])/;

/** The office that a line above a table names as its sender (填报单位：…); null when none does. */
export function declaredSender(titles: string[]): string | null {
  for (const title of titles) {
    const found = DECLARED.exec(title)?.[1] ?? BARE.exec(title)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
