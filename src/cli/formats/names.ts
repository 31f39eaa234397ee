/** The forms `onrecord read` prints. */
export const FORMATS = ['jsonl', 'json', 'text', 'html', 'conllu'] as const
export type FormatName = (typeof FORMATS)[number]
