/**
 * Abbreviations that are written with a point, in lower case and without it: news, military ranks, addresses, months.
 *
 * A word with inner points (U.S., p.m., Ph.D.) needs no entry. Words that are also common words without a point
 * ("no", "sat", "mar") stand in ONLY_BEFORE_NUMBER or ONLY_CAPITAL.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** A name follows them: they never end a sentence. */
export const TITLES = words(`
  mr mrs ms messrs mme mlle dr drs prof rev fr hon pres gov govs sen sens rep reps amb atty supt insp det
  gen gens lt col cols maj capt cmdr comdr cdr adm brig sgt cpl pvt spc pfc ens msgr st ste ft mt
`)

/** Other words that carry a point inside a sentence; some may also stand at its end. */
export const SHORT = words(`
  vs viz cf al approx ca est ext tel attn arr arrv dept dist div assn assoc univ inst intl natl govt
  inc corp co cos ltd bros plc llc mfg jr sr esq etc ed eds vol vols pp fig figs para sec sect ch chap
  jan feb apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
  ave blvd rd hwy rte bldg apt ste calif fla ariz colo conn ill ind mass mich minn okla ore tenn tex va wash wis
  eg ie esp misc incl oz lb lbs ph mob conf mins yrs hrs lv que bn
`)

/** Point only before a figure: "No. 5", "pp. 3-4", "Art. 51". */
export const ONLY_BEFORE_NUMBER = words('no nos nr art para sec p pp ch fig vol op c ca pt ver')

/** Point only when written with a capital: "Sat." against "sat". */
export const ONLY_CAPITAL = words('sat sun mon wed fri jan mar dec det pres ill ind ore wash mass miss la pa ed fig')

/** True when `word` (letters only, no point) may carry a point of its own wherever it stands. */
export function isAbbreviation(word: string): boolean {
  const key = word.toLowerCase()
  if (ONLY_CAPITAL.has(key)) return word !== key
  return TITLES.has(key) || SHORT.has(key)
}
