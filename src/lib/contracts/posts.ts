import { REGION_FIELDS, type RecordContract } from './contract.ts';

/** Online posts (网络帖文) from lawful exports and feeds. The author is kept only as a keyed pseudonym and never shown. */
export const posts: RecordContract = {
  record: 'posts',
  source: 'posts',
  label: '网络帖文',
  grain: '一条网络帖文',
  identity: ['post_id', 'platform'],
  matter: {
    numberedBy: 'register',
    day: 'published_at',
    text: ['title', 'body'],
    progress: ['collected_at', 'reposts', 'comments', 'likes', 'views']
  },
  version: 1,
  fileNames: ['posts', '帖文', '舆情', '网络帖文', '舆情数据'],
  fields: [
    { name: 'post_id', type: 'code', label: '帖文编号', aliases: ['编号', '文章ID', '信息编号', 'post_id', 'id'] },
    {
      name: 'platform',
      type: 'enum',
      label: '平台',
      aliases: ['来源平台', '媒体类型', '来源', 'platform'],
      required: true,
      values: {
        weibo: ['微博', '新浪微博'],
        wechat: ['微信公众号', '微信', '公众号'],
        douyin: ['抖音'],
        kuaishou: ['快手'],
        xiaohongshu: ['小红书'],
        toutiao: ['今日头条', '头条'],
        tieba: ['贴吧', '百度贴吧'],
        zhihu: ['知乎'],
        forum: ['论坛', '本地论坛'],
        news: ['新闻网站', '新闻', '网媒'],
        board: ['人民网领导留言板', '领导留言板', '留言板'],
        hotline_public: ['12345公开回复'],
        own: ['工会自有平台', '工会平台']
      }
    },
    {
      name: 'author_type',
      type: 'enum',
      label: '作者类型',
      aliases: ['账号类型', '发布者类型', 'author_type'],
      values: {
        official: ['官方机构', '政务'],
        union: ['官方工会', '工会'],
        media: ['媒体'],
        creator: ['自媒体/大V', '自媒体', '大V'],
        enterprise: ['企业'],
        netizen: ['网民', '个人', '普通用户']
      }
    },
    {
      name: 'author_key',
      type: 'key',
      keyDomain: 'author',
      label: '作者',
      aliases: ['账号', '昵称', '用户', '作者账号', '发布者', 'author']
    },
    {
      name: 'published_at',
      type: 'timestamp',
      isPast: true,
      label: '发布时间',
      aliases: ['发布日期', '时间', '发文时间', 'published_at'],
      required: true
    },
    { name: 'collected_at', type: 'timestamp', isPast: true, label: '采集时间', aliases: ['入库时间', 'collected_at'] },
    ...REGION_FIELDS,
    { name: 'url', type: 'code', label: '链接', aliases: ['网址', '原文链接', 'url'] },
    { name: 'topic_name', type: 'name', label: '话题分类', aliases: ['分类', '主题', '类别', '标签', 'topic'] },
    { name: 'title', type: 'text', label: '标题', aliases: ['题目', 'title'] },
    { name: 'body', type: 'prose', label: '内容', aliases: ['正文', '摘要', '全文', 'text', 'content', 'body'] },
    { name: 'reposts', type: 'integer', label: '转发数', aliases: ['转发', '转发量', 'reposts'], min: 0 },
    { name: 'comments', type: 'integer', label: '评论数', aliases: ['评论', '评论量', 'comments'], min: 0 },
    { name: 'likes', type: 'integer', label: '点赞数', aliases: ['点赞', '点赞量', 'likes'], min: 0 },
    { name: 'views', type: 'integer', label: '阅读数', aliases: ['阅读量', '浏览量', '播放量', 'views'], min: 0 },
    { name: 'repost_of', type: 'code', label: '转发自', aliases: ['原帖编号', 'is_repost_of'] },
    { name: 'ent_name', type: 'name', label: '涉及企业', aliases: ['涉及单位', '企业名称', 'ent_ref'] }
  ]
};
