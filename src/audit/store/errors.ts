import type { Sentence } from "../findings.js";

/** A store cannot be used. */
export class StoreError extends Error {
  override name = "StoreError";
  constructor(
    /** What is wrong and what to do, in both languages. */
    readonly sentence: Sentence,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
  }
}

const unusable = (folder: string, cause: unknown): StoreError => {
  const { code = "", message = "" } = cause as NodeJS.ErrnoException;
  const why = code === "" ? message : code;
  return new StoreError(
    {
      en: `The store ${folder} cannot be read or written (${why}). Name a folder that you may write in, with room enough.`,
      zh: `无法读写存储文件夹 ${folder}（${why}）。请指定可写的文件夹，并确保空间充足。`,
    },
    { cause },
  );
};

/** What a failure in a store's folder is: the file system's own are the store's. */
export const storeFault = (folder: string, error: unknown): unknown =>
  (error as NodeJS.ErrnoException).syscall === undefined ? error : unusable(folder, error);

/**
 * Does something with the files of a folder.
 * @throws StoreError where the file system does not let it.
 */
export function withFiles<T>(folder: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw storeFault(folder, error);
  }
}

export const foreign = (file: string): StoreError =>
  new StoreError({
    en: `${file} is not an audit's store, or is damaged from its first byte on. Name another folder, or delete that file to begin anew.`,
    zh: `${file} 不是审计存储，或自首字节起已损坏。请指定其他文件夹，或删除该文件后重新开始。`,
  });

export const another = (folder: string): StoreError =>
  new StoreError({
    en: `The store ${folder} is of another chain, deployment or first block. Give each audit a folder of its own.`,
    zh: `存储文件夹 ${folder} 属于其他链、其他部署或其他起始区块。请为每项审计使用单独的文件夹。`,
  });

export const changed = (folder: string): StoreError =>
  new StoreError({
    en: `The store ${folder} changed while it was read. Let one audit at a time use it, and run this one again.`,
    zh: `存储文件夹 ${folder} 在读取期间被改动。请勿多项审计同时使用，并重新运行。`,
  });

/** What a run says that does not go on where the last one ended. */
export const notes = {
  stopped: (block: number): Sentence => ({
    en: `An earlier run was stopped; this one goes on at block ${block}.`,
    zh: `上次运行中断，现自区块 ${block} 继续。`,
  }),
  damaged: (block: number): Sentence => ({
    en: `The store is damaged: from block ${block} on the history is loaded anew.`,
    zh: `存储已损坏：自区块 ${block} 起重新加载历史。`,
  }),
  rewritten: (block: number): Sentence => ({
    en: `The chain was rewritten, or this endpoint is behind an earlier one: from block ${block} on the history is loaded anew.`,
    zh: `链已被改写，或该节点落后于先前的节点：自区块 ${block} 起重新加载历史。`,
  }),
  sources: {
    en: "A token or an AccessManager is new, whose earlier logs were not kept: the whole history is loaded anew.",
    zh: "出现新的代币或 AccessManager，其早先日志未曾保存：重新加载全部历史。",
  },
  software: {
    en: "The replay kept in the store was made by other software: the kept history is replayed anew.",
    zh: "存储中的重演由其他版本的软件生成：重新重演已存历史。",
  },
  unreadable: {
    en: "The replay kept in the store is damaged: the kept history is replayed anew.",
    zh: "存储中的重演已损坏：重新重演已存历史。",
  },
} as const;
