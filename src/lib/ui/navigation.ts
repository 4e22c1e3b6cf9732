/** The pages of the rail. Only pages that exist are listed; a new page is one line. */
import type { Action } from '#lib/domain/access/roles.ts';
import { ROUTES } from '#lib/domain/access/routes.ts';
import type { IconName } from './icons.ts';

export interface NavigationPage {
  href: string;
  label: string;
  icon: IconName;
}

export interface NavigationGroup {
  label: '看' | '办' | '研' | '报' | '管';
  /** The group in a word for screen readers. */
  meaning: string;
  pages: NavigationPage[];
}

const GROUPS: NavigationGroup[] = [
  {
    label: '看',
    meaning: '查看',
    pages: [
      { href: '/', label: '总览', icon: 'overview' },
      { href: '/coverage', label: '覆盖地图', icon: 'map' },
      { href: '/gaps', label: '盲区清单', icon: 'gap' }
    ]
  },
  {
    label: '办',
    meaning: '办理',
    pages: [
      { href: '/visits', label: '走访与调研', icon: 'visit' },
      { href: '/petitions', label: '信访办理', icon: 'petition' },
      { href: '/negotiations', label: '集体协商', icon: 'negotiation' },
      { href: '/aid', label: '实事与帮扶', icon: 'aid' }
    ]
  },
  {
    label: '研',
    meaning: '研究',
    pages: [
      { href: '/issues', label: '热点问题', icon: 'issues' },
      { href: '/search', label: '检索', icon: 'search' },
      { href: '/trends', label: '趋势', icon: 'trends' },
      { href: '/studies', label: '课题', icon: 'study' },
      { href: '/label', label: '标注', icon: 'label' }
    ]
  },
  { label: '报', meaning: '报送', pages: [{ href: '/briefings', label: '简报', icon: 'briefing' }] },
  {
    label: '管',
    meaning: '管理',
    pages: [
      { href: '/submissions', label: '报送', icon: 'submit' },
      { href: '/data', label: '数据', icon: 'data' },
      { href: '/accounts', label: '账号', icon: 'accounts' },
      { href: '/audit', label: '审计', icon: 'audit' },
      { href: '/help', label: '帮助', icon: 'help' }
    ]
  }
];

/** Groups that have pages, in the fixed order 看 办 研 报 管. */
export const navigation: readonly NavigationGroup[] = GROUPS.filter((group) => group.pages.length > 0);

/** The groups with the pages that the visitor may open. */
export function navigationFor(may: readonly Action[]): NavigationGroup[] {
  return navigation
    .map((group) => ({
      ...group,
      pages: group.pages.filter(({ href }) => may.some((action) => action === ROUTES[href]?.read))
    }))
    .filter((group) => group.pages.length > 0);
}

const RESEARCH = GROUPS.find((group) => group.label === '研')!;

/** True for the pages of 研 and the page of one enterprise: all they show comes from texts. */
export function showsTexts(pathname: string): boolean {
  return pathname.startsWith('/enterprises/') || RESEARCH.pages.some((page) => isCurrent(page, pathname));
}

/** True for the page itself and the pages below it. */
export function isCurrent(page: NavigationPage, pathname: string): boolean {
  return page.href === '/' ? pathname === '/' : pathname === page.href || pathname.startsWith(`${page.href}/`);
}
