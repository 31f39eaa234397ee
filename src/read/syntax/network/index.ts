/** The trained network behind the syntax room: words in, tags and trees out. */
export { type FloatMatrix, Floats, padded, placeFloats } from './floats.ts'
export { Allocator, LONGEST_SENTENCE } from './layout.ts'
export { type Analysis, type Network, type Options, openNetwork } from './network.ts'
export type { Argument } from './roles.ts'
