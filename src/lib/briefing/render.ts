/** Inputs of every rendering besides the document itself. */
export interface Furniture {
  /** Words above the head, such as 内部资料 注意保存; null for none. */
  banner: string | null;
  /** Words across each page; null for none. */
  watermark: string | null;
  /** 报、送、发 at the foot; null for none. */
  recipients: string | null;
  /** Who took the file along; null for a file that nobody did. */
  mark: CarrierMark | null;
}

/** A line on each page, and the name that stands across it where no other words do. */
export interface CarrierMark {
  line: string;
  name: string;
}

/** Banner and watermark of a document: demo data is always marked as such. */
export function furnitureOf(furniture: Furniture, isDemo: boolean): Furniture {
  return isDemo
    ? {
        ...furniture,
        banner: [furniture.banner, '演示数据 内容虚构'].filter((part) => part !== null).join('　'),
        watermark: furniture.watermark ?? '演示数据'
      }
    : { ...furniture, watermark: furniture.watermark ?? furniture.mark?.name ?? null };
}
