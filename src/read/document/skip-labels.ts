/**
 * Boilerplate rules for the lines that label an article: date, author, section, source, captions, tags, end marks.
 * See skip-rules.ts for the form.
 */
import { isByline } from './byline.ts'
import { type SkipRule, whole } from './skip-pattern.ts'
import { isTimeStamp } from './time-stamp.ts'

const agency =
  '(?:(?:the )?associated press|ap|reuters|afp|agence france-presse|agencies|news (?:agencies|wire services|desk|services)|wire services|dpa|efe|xinhua|bloomberg|upi|ap/reuters)'

export const labelRules: readonly SkipRule[] = [
  {
    id: 'skip/time-stamp',
    pattern: { test: isTimeStamp },
    hits: [
      'Published June 3, 2021',
      'Updated: 3 June 2021 14:05 BST',
      'June 3, 2021',
      'Thursday, 3 June 2021',
      '5 min read',
      '3 hours ago',
      '2021-06-03',
      'Last updated 12:30, 4 March 2020',
      'Posted on 3 Jun 2021 at 9:15 am',
      'Updated Jun 4, 6:55 AM;Posted Jun 3, 6:51 AM',
      'Updated at 1:23 p.m.',
    ],
    misses: [
      'June 3, 2021 was the deadliest day.',
      'Published reports put the toll at five.',
      'Updated figures say 12 died.',
      'May Hassan was shot.',
      '4:14 p.m.',
    ],
  },
  {
    id: 'skip/byline',
    topOnly: true,
    pattern: { test: isByline },
    hits: [
      'By Jane Roe',
      'By Jane Roe and Ali Hasan',
      'By Jane Roe, Example Press',
      'By Our Correspondent',
      'By Jane Roe in Baghdad',
      'By Jane Roe, Example Press, 3 June 2021',
      'By Jane Roe June 3, 2021 14:05',
      'By Jane Roe | Example News',
      'BY JANE ROE',
    ],
    misses: [
      'By Monday evening the road was closed.',
      'By the river, the army found four bodies.',
      'From the air the town looked empty.',
      'By Jane Roe’s account the town was empty on June 3, 2021 and nobody came.',
    ],
  },
  {
    id: 'skip/credit',
    pattern: whole([
      '[([]?(?:additional |with )?(?:reporting|writing|editing|compiled|translated|edited|reported|written|produced)(?:,? (?:and )?(?:additional )?(?:reporting|writing|editing|translated|edited|written|produced))? by .{1,260}[)\\]]?\\.?',
      '[^.]{1,160} contributed(?: reporting)? to this (?:report|story|article)\\.',
      '[([]?this (?:story|article|report) (?:was|has been) (?:originally |first |automatically |not )*(?:published|edited|generated|produced|posted|written)\\b.{0,200}',
    ]),
    hits: [
      '(Reporting by Jane Roe; editing by Ali Hasan)',
      'Reporting by Jane Roe in Baghdad; Editing by Ali Hasan.',
      'Writing by Jane Roe',
      'Example Press writer Jane Roe in Kabul contributed to this report.',
      'This article was originally published by Example.',
    ],
    misses: [
      'Reporting restrictions were lifted on Monday.',
      'Edited footage was shown on television.',
      'Shelling contributed to the collapse.',
      'Writing from his cell, Jane Roe urged the guards to talk.',
    ],
  },
  {
    id: 'skip/source-line',
    pattern: whole([
      '(?:source|via|from|agency|agencies|originally published(?: (?:at|by|in|on))?)(?: ?:|(?<=via)) ?.{1,60}',
      `(?:${agency}(?: ?[,/|&+-] ?| and )?)+`,
      'with (?:files|input|inputs|reports|information|agencies)(?: (?:from|of|by) .{1,80})?\\.?',
    ]),
    hits: [
      'Source: Example Agency',
      'SOURCE: News agencies',
      'Via Example.info',
      'Reuters',
      'AP/Reuters',
      'With files from Example Press',
    ],
    misses: [
      'Sources close to the talks said so.',
      'Sources: army to leave the valley',
      'From the hill the guns fired all night.',
      'Agencies halted their work.',
    ],
  },
  {
    id: 'skip/section-words',
    topOnly: true,
    pattern: whole([
      '(?:(?:breaking|latest|top|local|national|international|foreign|regional|general|daily|u\\.?s\\.?a?|u\\.?k\\.?|us & canada|world|europe|asia|africa|americas?|latin america|middle east|mideast|politics|business|economy|security|defen[cs]e|conflicts?|crime|war|news|headlines|stor(?:y|ies)|opinion|analysis|exclusive|live|update|reports?|reviews?|features?|section|sports?|culture|science|health|environment|society|special|press release|for immediate release|home)(?: ?[|/&,>»›-] ?| and | )?){1,5}[:.]?',
    ]),
    hits: [
      'World news',
      'U.S. News',
      'Middle East',
      'Breaking News',
      'World | Africa',
      'POLITICS',
      'News',
      'Press release',
      'For immediate release',
    ],
    misses: ['World leaders condemn attack', 'Middle East talks collapse', 'War crimes court opens trial'],
  },
  {
    id: 'skip/transmission',
    pattern: whole(
      [
        '(?:ZCZC|NNNN)(?: [A-Z0-9]{2,10}){0,4}',
        '[A-Z]{2,6}[ -]?\\d{6}[ A-Z]{0,5} ?[A-Z]{3,5} ?\\d{2,4}',
        '[A-Z]{2,3}-[A-Z]{2,3}-\\d{2}-\\d{2}-\\d{2,4} \\d{4}[A-Z]{3}',
      ],
      'u',
    ),
    hits: ['ZCZC NTA0417', 'NNNN', 'NTA 141210 MAR 23', 'AP-NY-08-07-98 0512EDT'],
    misses: ['NATO', 'M23 rebels', 'AK 47'],
  },
  {
    id: 'skip/tags',
    pattern: whole([
      '(?:tags?|tagged(?: with| as| in)?|topics?|related topics?|filed under|posted in|categor(?:y|ies)|keywords?|labels?|in this (?:story|article)|section|highlights)(?: ?:.{0,240})?',
      '(?:filed under|posted in|tagged(?: with| as)) .{1,200}',
      '(?:#\\w{2,40}[ ,]*)+',
    ]),
    hits: ['Tags: Syria, air strikes', 'Topics', 'Filed under: World', 'Posted in News', '#Syria #Iraq'],
    misses: [
      'Topics at the talks will include prisoners.',
      'Tagged bodies lay in the yard.',
      'Section commanders were arrested.',
    ],
  },
  {
    id: 'skip/caption',
    pattern: whole([
      '[([]?(?:(?:file|stock|handout|representational|cover) )?(?:photos?|images?|pictures?|photographs?|video|graphic|illustration|infographic|pic)(?: (?:credits?|source|courtesy(?: of)?|caption|by|via|copyright))? ?[:/©|].{0,200}',
      '[([]?(?:photo|image|picture|photograph)s? (?:by|courtesy(?: of)?|credit|copyright|caption|via) .{1,160}',
      '[([]?(?:file|stock|handout|representational) (?:photo|image|picture|pic)s?\\b.{0,120}',
      '(?:image|media|photo) ?caption.{0,250}|caption',
      '[([]?credits? ?[:/].{1,160}|image source,? .{1,100}',
      'image \\d{1,3} of(?: \\/)? \\d{1,3}',
      '.{0,90}\\bgetty images\\b.{0,40}',
      '.{1,220}[([](?:.{0,60}\\b)?(?:(?:ap|file|afp|reuters|epa|courtesy|staff|handout) photos?\\b|photo(?:graph)?s? (?:by|courtesy)|(?:photo|image|picture|credit)s?:|getty images\\b|via getty).{0,100}[)\\]]\\.?',
    ]),
    hits: [
      'Photo: Example Agency',
      'Image: AFP',
      'File photo',
      'Photo by Ali Hasan',
      'Jane Roe | Example | Getty Images',
      'Image caption The burnt market',
      '(Photo by Jane Roe/Example)',
      'Credit: Example Wire',
      'Image 1 of 9',
      'Smoke over the harbour on Monday. (AP Photo/Jane Roe)',
      'The chairman in 2019 (Credit: Example)',
    ],
    misses: [
      'Photos of the dead were shown on television.',
      'Video showed smoke over the town.',
      'Images shared online could not be verified.',
      'Reuters could not confirm the report.',
      'Credit for the release went to the Red Cross.',
    ],
  },
  {
    id: 'skip/contact',
    pattern: whole([
      '(?:contact|e-?mail|write to|reach|phone|tel(?:ephone)?|fax|media contacts?|press contacts?)\\b(?: (?:us|the (?:author|reporter|writer|editor|newsroom)|[^.]{1,40}?))?(?: at| on|:)* (?:[\\w.+-]{1,40}@[\\w.-]{2,60}|\\+?\\d[\\d ()-]{6,20}(?!\\d))~',
      '[\\w.+-]{1,40}@[\\w-]{1,40}(?:\\.[\\w-]{1,20}){1,3}',
      '(?:https?:\\/\\/|www\\.|twitter\\.com\\/|facebook\\.com\\/)\\S{1,200}',
      '(?:do you |have you )?(?:have|got|know) (?:a |more |any )?(?:tips?|story|news tip|information about this)\\b\\??~',
      'about (?:the |this )?authors?:?',
    ]),
    hits: [
      'Contact the author at jane@example.org',
      'Email Jane Roe at jane@example.org or follow her @jane.',
      'jane.roe@example.org',
      'https://example.org/story',
      'Got a story? Tell us.',
      'Do you have a tip? Write to us.',
      'About the Author',
    ],
    misses: [
      'Contact with the pilot was lost.',
      'Email was cut off in the town.',
      'TELMAR (MARENDA), 12 NOV 89 -- THE BULLETIN FOLLOWS',
    ],
  },
  {
    id: 'skip/end-mark',
    pattern: whole(['[-–—_=*#.•·|+<> ]{1,120}', '- ?30 ?-', '\\(?(?:ends?|mf)\\)?\\.?', 'xxx']),
    hits: ['###', '* * *', '----------', 'ENDS', '-30-', '(END)', '_____'],
    misses: ['End the siege, he said.', '30 people died.'],
  },
]
