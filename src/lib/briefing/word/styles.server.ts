/** Word styles of GB/T 9704: 仿宋 three, headings 黑体 and 楷体, titles 小标宋. */
import { AlignmentType, LevelFormat, LineRuleType, type INumberingOptions, type IStylesOptions } from 'docx';
import { CHARACTER_PITCH, GRID, SIZE } from '#lib/briefing/page-geometry.ts';

/** Names as offices have them; `package.server.ts` writes what Word takes where a face is missing. */
export const FACE = {
  body: '仿宋_GB2312',
  kai: '楷体_GB2312',
  black: '黑体',
  title: '方正小标宋简体',
  song: '宋体'
} as const;

const INDENT_TWO = Math.round(2 * CHARACTER_PITCH * 20);
const EXACT = { line: GRID.linePitch, lineRule: LineRuleType.EXACT } as const;
/** Half-points. */
const half = (points: number) => Math.round(points * 2);

function face(name: string): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  return {
    ascii: name === FACE.body || name === FACE.kai ? 'Times New Roman' : name,
    hAnsi: name === FACE.body || name === FACE.kai ? 'Times New Roman' : name,
    eastAsia: name,
    cs: 'Times New Roman'
  };
}

const headingOf = (name: string, bold = false) => ({
  run: { font: face(name), size: half(SIZE.third), bold, italics: false, color: '000000' },
  paragraph: {
    spacing: { ...EXACT, before: 0, after: 0 },
    keepNext: true,
    indent: { firstLine: INDENT_TWO, left: 0, hanging: 0 }
  }
});

// Digits are Western text: marked as Chinese they are broken in the middle at the end of a line (3|3.7%).
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: face(FACE.body),
        size: half(SIZE.third),
        characterSpacing: GRID.characterSpacing,
        color: '000000',
        language: { value: 'en-US', eastAsia: 'zh-CN' }
      },
      paragraph: { spacing: { ...EXACT, before: 0, after: 0 } }
    },
    title: {
      run: { font: face(FACE.title), size: half(SIZE.second), color: '000000' },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: 640, lineRule: LineRuleType.EXACT, before: 320, after: 160 }
      }
    },
    heading1: headingOf(FACE.black),
    heading2: headingOf(FACE.kai),
    heading3: headingOf(FACE.body, true),
    heading4: headingOf(FACE.body),
    caption: {
      run: { font: face(FACE.black), size: half(SIZE.small_fourth), italics: false, color: '000000' },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: 400, lineRule: LineRuleType.EXACT, before: 120, after: 60 },
        keepNext: true
      }
    }
  },
  paragraphStyles: [
    {
      id: 'BriefingBody',
      name: '简报正文',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { firstLine: INDENT_TWO }, alignment: AlignmentType.BOTH, spacing: EXACT }
    },
    {
      id: 'BriefingNote',
      name: '简报说明',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: half(SIZE.fourth), font: face(FACE.kai) },
      paragraph: { indent: { firstLine: INDENT_TWO }, spacing: { line: 500, lineRule: LineRuleType.EXACT } }
    },
    {
      id: 'BriefingFigure',
      name: '简报图',
      basedOn: 'Normal',
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 60, after: 120 }
      }
    },
    {
      id: 'BriefingCell',
      name: '简报表格',
      basedOn: 'Normal',
      run: { size: half(SIZE.fifth) },
      paragraph: { spacing: { line: 280, lineRule: LineRuleType.EXACT } }
    },
    { id: 'BriefingCellHead', name: '简报表头', basedOn: 'BriefingCell', run: { font: face(FACE.black) } },
    {
      id: 'BriefingMasthead',
      name: '简报报头',
      basedOn: 'Normal',
      run: { font: face(FACE.title), size: half(32), color: 'C00000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 900, lineRule: LineRuleType.EXACT, before: 300 } }
    },
    {
      id: 'BriefingHeadLine',
      name: '简报报头行',
      basedOn: 'Normal',
      paragraph: { spacing: { line: 579, lineRule: LineRuleType.EXACT } }
    },
    {
      id: 'BriefingContentsTitle',
      name: '简报目录标题',
      basedOn: 'Normal',
      run: { font: face(FACE.black) },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 480, lineRule: LineRuleType.EXACT } }
    },
    {
      id: 'BriefingAnnex',
      name: '简报附件',
      basedOn: 'Normal',
      run: { font: face(FACE.black) },
      paragraph: { spacing: EXACT }
    },
    {
      id: 'BriefingAnnexTitle',
      name: '简报附件标题',
      basedOn: 'Heading1',
      run: { font: face(FACE.title), size: half(SIZE.second) },
      paragraph: {
        alignment: AlignmentType.CENTER,
        indent: { firstLine: 0 },
        spacing: { line: 640, lineRule: LineRuleType.EXACT, after: 160 }
      }
    },
    {
      id: 'TOC1',
      name: 'toc 1',
      basedOn: 'Normal',
      run: { size: half(SIZE.fourth) },
      paragraph: { spacing: { line: 400, lineRule: LineRuleType.EXACT } }
    },
    {
      id: 'BriefingFoot',
      name: '简报报尾',
      basedOn: 'Normal',
      run: { size: half(SIZE.fourth) },
      paragraph: { spacing: { line: 520, lineRule: LineRuleType.EXACT } }
    },
    {
      id: 'BriefingPageNumber',
      name: '简报页码',
      basedOn: 'Normal',
      run: {
        font: { ascii: FACE.song, hAnsi: FACE.song, eastAsia: FACE.song, cs: FACE.song },
        size: half(SIZE.fourth)
      },
      paragraph: { spacing: { line: 360, lineRule: LineRuleType.EXACT } }
    }
  ]
};

export const HEADING_NUMBERING = 'briefing-headings';

/** 一、（一）1.（1） as Word's own multilevel list, so that an editor may move sections. */
export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: HEADING_NUMBERING,
      levels: (
        [
          [LevelFormat.CHINESE_COUNTING_THOUSAND, '%1、', FACE.black],
          [LevelFormat.CHINESE_COUNTING_THOUSAND, '（%2）', FACE.kai],
          [LevelFormat.DECIMAL, '%3.', FACE.body],
          [LevelFormat.DECIMAL, '（%4）', FACE.body]
        ] as const
      ).map(([format, text, name], level) => ({
        level,
        format,
        text,
        alignment: AlignmentType.LEFT,
        suffix: 'nothing' as const,
        style: { run: { font: face(name) }, paragraph: { indent: { firstLine: INDENT_TWO, left: 0 } } }
      }))
    }
  ]
};
