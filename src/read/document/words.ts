/** Small measures of a line of text, for scripts with and without spaces. */

/** White space folded to single spaces, none at either end. */
export const fold = (s: string): string => s.replace(/\s+/g, ' ').trim()

/** About how many words: runs between spaces; in Chinese, Japanese and Thai about two characters make one. */
export function countWords(s: string): number {
  const spaced = s.trim() === '' ? 0 : s.trim().split(/\s+/).length
  const unspaced = s.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
  return spaced + Math.floor(unspaced / 2)
}

/** True when the text ends as a sentence does, in any script. */
export const endsSentence = (s: string): boolean => /[.!?…。！？｡।؟۔]["”’»'」』)\]]{0,3}\s*$/u.test(s.slice(-8))

/** Letters and figures only, in lower case, single spaces between: for comparing headlines. */
export const lettersOf = (s: string): string =>
  s
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
