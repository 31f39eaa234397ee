/**
 * Month names as pages write them, in the languages of most news sites. Keys are lower case without a final full stop;
 * abbreviations are listed where a site uses them.
 */
const names: readonly (readonly string[])[] = [
  // English, then Spanish, Portuguese, French, Italian, Catalan, Romanian; German, Dutch, the Nordic languages; Polish,
  // Czech, Slovak, Croatian; Russian, Ukrainian, Bulgarian; Turkish, Indonesian; Greek; Arabic, Persian; Hindi.
  [
    'january jan enero ene janeiro janvier janv gennaio gen gener ianuarie januar jänner januari januári tammikuuta stycznia styczeń ledna leden januára siječnja января янв січня януари ocak januari ιανουαρίου يناير كانون ژانویه जनवरी',
  ],
  [
    'february feb febr febrero fevereiro fev février fevrier févr fév febbraio febrer februarie februar feber februari februári helmikuuta lutego luty února únor veljače февраля фев лютого февруари şubat subat februari φεβρουαρίου فبراير شباط فوریه फरवरी',
  ],
  [
    'march mar marzo março marco mars març martie märz maerz maart marts március maaliskuuta marca marzec března březen ožujka марта мар березня март mart maret μαρτίου مارس آذار مارچ मार्च',
  ],
  [
    'april apr abril abr avril avr aprile aprilie april április huhtikuuta kwietnia kwiecień dubna duben apríla travnja апреля апр квітня април nisan april απριλίου أبريل ابريل إبريل نيسان آوریل अप्रैल',
  ],
  [
    'may mayo maio mai maggio mag maig mei maj május toukokuuta maja května květen mája svibnja мая май травня mayıs mayis mei μαΐου μαίου مايو أيار مه मई',
  ],
  [
    'june jun junio junho juin giugno giu juny iunie juni június kesäkuuta czerwca czerwiec června červen júna lipnja июня июн червня юни haziran juni ιουνίου يونيو حزيران ژوئن जून',
  ],
  [
    'july jul julio julho juillet juil luglio lug juliol iulie juli július heinäkuuta lipca lipiec července červenec júla srpnja июля июл липня юли temmuz juli ιουλίου يوليو تموز ژوئیه जुलाई',
  ],
  [
    'august aug agosto ago août aout agost august augustus augusti augusztus elokuuta sierpnia sierpień srpna srpen augusta kolovoza августа авг серпня август ağustos agustos agustus αυγούστου أغسطس اغسطس آب اوت अगस्त',
  ],
  [
    'september sept sep septiembre setiembre set setembro septembre settembre setembre septembrie september szeptember syyskuuta września wrzesień září zari septembra rujna сентября сен вересня септември eylül eylul september σεπτεμβρίου سبتمبر أيلول سپتامبر सितंबर',
  ],
  [
    'october oct octubre outubro out octobre ottobre ott octubre octombrie oktober okt október lokakuuta października październik října říjen októbra listopada октября окт жовтня октомври ekim oktober οκτωβρίου أكتوبر اكتوبر اکتبر अक्टूबर',
  ],
  [
    'november nov noviembre novembro novembre noiembrie november nov marraskuuta listopad listopadu novembra studenoga ноября ноя листопада ноември kasım kasim november νοεμβρίου نوفمبر نوامبر नवंबर',
  ],
  [
    'december dec diciembre dic dezembro dez décembre decembre déc dicembre desembre decembrie dezember december desember joulukuuta grudnia grudzień prosince prosinec decembra prosinca декабря дек грудня декември aralık aralik desember δεκεμβρίου ديسمبر دسامبر दिसंबर',
  ],
]

/** Month number 1-12 by name. Polish and Croatian share "listopad(a)"; Polish November is the commoner one in news. */
const byName: ReadonlyMap<string, number> = new Map([
  ...names.flatMap((line, i) => line[0]!.split(' ').map((name): [string, number] => [name, i + 1])),
  ['listopada', 11],
])

export function monthOf(word: string): number | null {
  return byName.get(word.toLowerCase().replace(/\.$/, '')) ?? null
}
