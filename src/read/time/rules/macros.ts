/** Pieces that many patterns share; `$NAME` in a pattern stands for one of them in parentheses. */
import type { Macros } from '../pattern.ts'

export const macros: Macros = {
  EARLY:
    'early (in)? | late (in)? | later in | mid HYPHEN? | middle of | the (very)? (end|beginning|start|middle|close|rest|eve) of',
  // Words in front of a count that say how exact it is.
  ABOUT:
    'nearly | almost | about | around | just over | just under | over | under | roughly | approximately | (more|less|fewer) than | at (least|most) | up to | (no|not) (more|less|fewer) than | well over',
  ERA: 'bc | bce',
  COUNT: 'NUM | a | an',
  VAGUE: 'several | many | a few | few | some | a couple of | a couple | numerous | various | countless',
}
