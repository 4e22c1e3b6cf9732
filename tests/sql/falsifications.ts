import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Ways to falsify a Word file, each with what a report of it must name. */
export type Entries = Record<string, Uint8Array>;

export function falsify(docx: Uint8Array, change: (entries: Entries) => void): Uint8Array {
  const entries = unzipSync(docx);
  change(entries);
  return zipSync(entries);
}
const inPart = (entries: Entries, name: string, change: (xml: string) => string) => {
  const before = strFromU8(entries[name]!);
  const after = change(before);
  if (after === before) throw new Error(`nothing changed in ${name}`);
  entries[name] = strToU8(after);
};
export const body = (change: (xml: string) => string) => (entries: Entries) =>
  inPart(entries, 'word/document.xml', change);
export const swap = (was: string | RegExp, is: string) => body((xml) => xml.replace(was, is));

/** Paragraphs and rows of the body as they stand, none inside another. */
const paragraphs = (xml: string) => xml.match(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs) ?? [];
const rows = (xml: string) => xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
const paragraphWith = (xml: string, words: string) =>
  paragraphs(xml).find((one) => one.replace(/<[^>]*>/g, '').includes(words))!;
export const rowWith = (xml: string, words: string) =>
  rows(xml).find((one) => one.replace(/<[^>]*>/g, '').includes(words))!;
export const newRun = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const newParagraph = (content: string) => `<w:p><w:pPr><w:pStyle w:val="BriefingBody"/></w:pPr>${content}</w:p>`;
export const inFirstBody = (run: string) =>
  body((xml) => xml.replace(/(<w:pStyle w:val="BriefingBody"\/><\/w:pPr>)/, `$1${run}`));
const formatAt = (words: string, properties: string) =>
  body((xml) => {
    const at = paragraphWith(xml, words);
    return xml.replace(at, at.replaceAll('<w:r><w:t', `<w:r><w:rPr>${properties}</w:rPr><w:t`));
  });
const relate = (entries: Entries, relation: string) =>
  inPart(entries, 'word/_rels/document.xml.rels', (xml) =>
    xml.replace('</Relationships>', `${relation}</Relationships>`)
  );
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The count of petitions printed otherwise. */
const asCount = (text: string) => swap(/(zs:petitions\.count"(?:(?!<w:t[ >]).)*<w:t[^>]*>)\d+</s, `$1${text}<`);

/** A change made to the file → the words that the report must name, old or new. */
export const FALSIFICATIONS: Record<string, [change: (entries: Entries) => void, named: RegExp]> = {
  'a number': [asCount('34'), /34/],
  'a number in full-width digits': [asCount('４３'), /４３/],
  'a number in Chinese': [asCount('三十四'), /三十四/],
  'a separator added to a number': [asCount('4,3'), /4,3/],
  'a place name': [body((xml) => xml.replace(/(<w:t[^>]*>[^<]*)商洛市/, '$1宝鸡市')), /商洛市.*宝鸡市/s],
  'names of two rows exchanged': [
    body((xml) => {
      const [a, b] = ['商洛市', '榆林市'].map((name) => rowWith(xml, name));
      return xml.replace(a!, a!.replaceAll('商洛市', '榆林市')).replace(b!, b!.replaceAll('榆林市', '商洛市'));
    }),
    /商洛市/
  ],
  'a unit': [swap(/件(?=<\/w:t>)/, '人'), /人/],
  'a unit times ten thousand': [swap(/家(?=[^<]*<\/w:t>)/, '万家'), /万/],
  'a direction word': [swap(/增长|多 /, '下降'), /下降/],
  'a judgement': [swap('通常波动', '正常水平'), /正常水平/],
  'a negation': [swap(/(<w:pStyle w:val="BriefingBody"\/>(?:(?!<\/w:p>).)*?<w:t[^>]*>)/s, '$1没有'), /没有/],
  'the topic that comes first': [swap('劳动报酬', '社会保险'), /社会保险/],
  'a hidden cell filled': [
    body((xml) => xml.replace(/(<w:t[^>]*>)(?:不公开|&lt;5|—|未报送|不适用)(<\/w:t>)/, '$1100%$2')),
    /100%/
  ],
  'words in brackets': [swap(/（[^（）<]+）(?=[^<]*<\/w:t>)/, ''), /（/],
  'the month in the title': [swap('2026年10月月度简报', '2026年9月月度简报'), /2026年9月/],
  'the date of issue': [swap('2026年11月23日', '2026年11月3日'), /2026年11月3日/],
  'the issuer': [swap('陕西省总工会编印', '国家某部门编印'), /国家某部门/],
  'the banner above the head': [swap('内部资料', '公开资料'), /公开资料/],
  'a caption of a picture': [swap(/图　/, '图　虚构的'), /虚构的/],
  'a caption of a table': [swap(/表　/, '表　虚构的'), /虚构的/],
  'a head of a column': [swap(/(<w:tblHeader\/>.*?<w:t[^>]*>)[^<]+/s, '$1假'), /假/],
  'a heading': [swap(/(Heading1.*?<w:t[^>]*>)[^<]+/s, '$1形势大好'), /形势大好/],
  'the contents alone': [swap(/一、本月概览/, '一、形势大好'), /形势大好/],
  'a caveat taken out': [
    body((xml) =>
      xml.replace(
        paragraphs(xml).find((one) => one.includes('"BriefingNote"'))!,
        ''
      )
    ),
    /./
  ],
  'a caveat replaced': [
    body((xml) => {
      const note = paragraphs(xml).find((one) => one.includes('"BriefingNote"'))!;
      return xml.replace(
        note,
        `<w:p><w:pPr><w:pStyle w:val="BriefingNote"/></w:pPr>${newRun('各项数字均已核实，没有突出矛盾。')}</w:p>`
      );
    }),
    /没有突出矛盾/
  ],
  'a paragraph taken out': [body((xml) => xml.replace(paragraphWith(xml, '登记信访诉求'), '')), /登记信访诉求/],
  'a row taken out': [body((xml) => xml.replace(rowWith(xml, '榆林市'), '')), /榆林市/],
  'a row doubled': [body((xml) => xml.replace(rowWith(xml, '榆林市'), (row) => row + row)), /榆林市/],
  'rows in another order': [
    body((xml) => {
      const [a, b] = ['商洛市', '榆林市'].map((name) => rowWith(xml, name));
      return xml.replace(a!, '@').replace(b!, a!).replace('@', b!);
    }),
    /商洛市|榆林市/
  ],
  'paragraphs in another order': [
    body((xml) => {
      const [a, b] = paragraphs(xml).filter((one) => one.includes('"BriefingBody"'));
      return xml.replace(a!, '@').replace(b!, a!).replace('@', b!);
    }),
    /./
  ],
  'two cells of a row exchanged': [
    body((xml) => {
      const row = rowWith(xml, '商洛市');
      const cells = row.match(/<w:tc>.*?<\/w:tc>/gs)!;
      return xml.replace(row, row.replace(cells[1]!, '@').replace(cells[2]!, cells[1]!).replace('@', cells[2]!));
    }),
    /第 2 列/
  ],
  'cells merged over another': [
    body((xml) => xml.replace(rowWith(xml, '榆林市'), (row) => row.replace('<w:tcPr>', '<w:tcPr><w:vMerge/>'))),
    /合并/
  ],
  'a row that is hidden': [
    body((xml) =>
      xml.replace(rowWith(xml, '榆林市'), (row) => row.replace('<w:cantSplit/>', '<w:cantSplit/><w:hidden/>'))
    ),
    /隐藏/
  ],
  'two pictures exchanged': [
    (entries) => {
      [entries['word/media/image1.png'], entries['word/media/image2.png']] = [
        entries['word/media/image2.png']!,
        entries['word/media/image1.png']!
      ];
    },
    /图像/
  ],
  'the vector twin of a picture alone': [
    (entries) =>
      inPart(entries, 'word/media/image1.svg', (svg) => svg.replace('</svg>', '<rect width="9" height="9"/></svg>')),
    /矢量/
  ],
  'a picture that points elsewhere': [
    (entries) =>
      inPart(entries, 'word/_rels/document.xml.rels', (xml) => {
        const [first, second] = [...xml.matchAll(/Target="(media\/image\d\.png)"/g)].map((match) => match[1]!);
        return xml.replaceAll(first!, '@').replaceAll(second!, first!).replaceAll('@', second!);
      }),
    /图像/
  ],
  'a picture cut': [swap('<a:srcRect/>', '<a:srcRect l="50000"/>'), /裁切/],
  'a picture made tiny': [swap(/<wp:extent cx="\d+" cy="\d+"/, '<wp:extent cx="1000" cy="1000"'), /过小/],
  'a picture turned over': [swap('<a:xfrm>', '<a:xfrm flipH="1">'), /翻转/],
  'the description of a picture': [swap(/descr="[^"]{5,}"/, 'descr="各项平稳"'), /各项平稳/],
  'a shape laid over the text': [
    inFirstBody(
      '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:rect style="width:400pt;height:60pt" fillcolor="white"/></w:pict></w:r>'
    ),
    /形状/
  ],
  'a text box added': [
    inFirstBody(
      `<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>${newParagraph(newRun('以下数字作废'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
    ),
    /以下数字作废/
  ],
  'a comment': [
    (entries) => {
      entries['word/comments.xml'] = strToU8(
        `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0">${newParagraph(newRun('此数不实'))}</w:comment></w:comments>`
      );
      relate(entries, `<Relationship Id="c1" Type="${OFFICE}/comments" Target="comments.xml"/>`);
    },
    /此数不实/
  ],
  'an insertion with tracked changes': [inFirstBody(`<w:ins w:id="9" w:author="x">${newRun('大幅')}</w:ins>`), /大幅/],
  'a deletion with tracked changes': [
    body((xml) => {
      const at = paragraphWith(xml, '登记信访诉求');
      return xml.replace(
        at,
        at.replace(
          /<w:r><w:t([^>]*)>([^<]*)<\/w:t><\/w:r>/,
          '<w:del w:id="9" w:author="x"><w:r><w:delText>$2</w:delText></w:r></w:del>'
        )
      );
    }),
    /修订删除/
  ],
  'a hyperlink to a page outside': [
    (entries) => {
      relate(
        entries,
        `<Relationship Id="h1" Type="${OFFICE}/hyperlink" Target="http://example.org/" TargetMode="External"/>`
      );
      body((xml) => {
        const at = paragraphWith(xml, '登记信访诉求');
        return xml.replace(at, at.replace(/(<w:r><w:t.*?<\/w:r>)/s, '<w:hyperlink r:id="h1">$1</w:hyperlink>'));
      })(entries);
    },
    /example\.org/
  ],
  'a footnote': [
    (entries) => {
      inPart(entries, 'word/footnotes.xml', (xml) =>
        xml.replace(
          '</w:footnotes>',
          `<w:footnote w:id="7">${newParagraph(newRun('实际为两倍'))}</w:footnote></w:footnotes>`
        )
      );
      inFirstBody('<w:r><w:footnoteReference w:id="7"/></w:r>')(entries);
    },
    /实际为两倍/
  ],
  'a field that computes': [
    inFirstBody(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>= 2 * 400</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>800</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    /800/
  ],
  'a caveat that is hidden': [formatAt('登记信访诉求', '<w:vanish/>'), /隐藏/],
  'a caveat in white': [formatAt('登记信访诉求', '<w:color w:val="FEFEFE"/>'), /看不见的颜色/],
  'a caveat in one point': [formatAt('登记信访诉求', '<w:sz w:val="2"/>'), /过小/],
  'a sentence struck out': [formatAt('登记信访诉求', '<w:strike/>'), /划去/],
  'a sentence blackened': [formatAt('登记信访诉求', '<w:shd w:val="clear" w:fill="000000"/>'), /涂黑/],
  'a style that hides its text': [
    (entries) =>
      inPart(entries, 'word/styles.xml', (xml) =>
        xml.replace(/(<w:style [^>]*w:styleId="BriefingNote"[^>]*>)/, '$1<w:rPr><w:vanish/></w:rPr>')
      ),
    /隐藏/
  ],
  'digits turned round': [inFirstBody(newRun('\u202e34\u202c')), /34/],
  'text under another prefix': [
    body((xml) =>
      xml.replace(
        '<w:sectPr>',
        '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:r><x:t>另有隐情</x:t></x:r></x:p><w:sectPr>'
      )
    ),
    /另有隐情/
  ],
  'text in CDATA': [inFirstBody('<w:r><w:t><![CDATA[另有隐情]]></w:t></w:r>'), /另有隐情/],
  'text in an alternative of another program': [
    body((xml) =>
      xml.replace(
        '<w:sectPr>',
        `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="zz"/><mc:Fallback>${newParagraph(newRun('另有隐情'))}</mc:Fallback></mc:AlternateContent><w:sectPr>`
      )
    ),
    /另有隐情/
  ],
  'a control bound to other data': [
    body((xml) =>
      xml.replace(
        '<w:tag w:val="zs:petitions.count"/>',
        '<w:tag w:val="zs:petitions.count"/><w:dataBinding w:xpath="/x"/>'
      )
    ),
    /dataBinding/
  ],
  'the watermark': [
    (entries) => inPart(entries, 'word/header2.xml', (xml) => xml.replace('内部资料', '正式文件')),
    /正式文件/
  ],
  'a first page without the watermark': [body((xml) => xml.replace('<w:docGrid', '<w:titlePg/><w:docGrid')), /首页/],
  'words in the foot': [
    (entries) => inPart(entries, 'word/footer1.xml', (xml) => xml.replace('— <', '共三页 <')),
    /共三页/
  ],
  'another body behind the name': [
    (entries) => {
      entries['word/other.xml'] = strToU8(
        strFromU8(entries['word/document.xml']!).replace('登记信访诉求', '受理信访诉求')
      );
      entries['word/_rels/other.xml.rels'] = entries['word/_rels/document.xml.rels']!;
      inPart(entries, '_rels/.rels', (xml) => xml.replace('word/document.xml', 'word/other.xml'));
    },
    /受理/
  ],
  'the words before the numbers of headings': [
    (entries) => inPart(entries, 'word/numbering.xml', (xml) => xml.replace('%1、', '绝密 %1、')),
    /绝密/
  ],
  'the title of the file': [
    (entries) => inPart(entries, 'docProps/core.xml', (xml) => xml.replace('10月', '9月')),
    /9月/
  ]
};
