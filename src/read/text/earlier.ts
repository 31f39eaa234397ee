/** Words that put what is told beside them into an earlier time than the story's: "last year", "two months ago", "in 2019". */
const EARLIER = /\b(last (week|month|year)|(years?|months?|weeks?) (ago|earlier|before)|in (19|20)\d\d)\b/i

export const isEarlier = (words: string): boolean => EARLIER.test(words)
