/**
 * The rules that tell boilerplate from the article, one kind of furniture each. The pattern must match a whole block,
 * with its white space folded to single spaces.
 */

export interface SkipRule {
  id: string
  pattern: RegExp
  /** Only before the first long paragraph. */
  topOnly?: boolean
  hits: readonly string[]
  misses: readonly string[]
}

const network =
  '(?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest|tumblr|email|e-mail|messenger|instagram|flipboard|pocket|mail|sms|viber|threads|bluesky|mastodon)'
const piece = '(?:article|story|page|post|report|link|video|news)'
const monthName = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
const weekday = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?'
const dayName = `(?:\\d{1,2}(?:st|nd|rd|th)? ${monthName},?(?: \\d{2,4})?|${monthName} \\d{1,2}(?:st|nd|rd|th)?,?(?: \\d{4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})`
const hour =
  '(?:\\d{1,2}[:.]\\d{2}(?::\\d{2})?\\s?(?:[ap]\\.?m\\.?)?|\\d{1,2}\\s?[ap]\\.?m\\.?)(?: ?\\(?(?:[A-Z]{2,5}|[a-z]{2,4}|local time)\\)?)?'
const stamp = `(?:${weekday},? )?${dayName}(?:,? (?:at |- |– |[|•·] ?)?${hour})?|(?:${hour},? (?:on )?(?:${weekday},? )?${dayName})|\\d{1,2} (?:min(?:ute)?s?|hours?|days?|weeks?) ago`
const nameWord =
  "(?:\\p{Lu}[\\p{L}'’.-]{0,25}|and|&|in|of|for|with|at|the|de|da|van|von|al|bin|el|correspondent|staff|reporter|reporters|writer|editor|political|diplomatic|foreign|defen[cs]e|security|desk|agencies|agency)"

/** A pattern that a whole block must match. */
const whole = (source: string, flags: string): RegExp => new RegExp(`^(?:${source})$`, flags)

export const skipRules: readonly SkipRule[] = [
  {
    id: 'skip/back-to-top',
    pattern:
      /^(?:[↑▲^] ?)?(?:(?:go |scroll |jump |return )?(?:back )?to (?:the )?top(?: of (?:the |this )?page)?|top of (?:the )?page)(?: (?:button|link|arrow))?[ ↑▲^.]*$/i,
    hits: ['Back to top', 'Back to top button', 'Return to the top of the page', '↑ Back to top', 'Scroll to top'],
    misses: ['The party is back to top form.', 'He rose to the top of the army.'],
  },
  {
    id: 'skip/share',
    pattern: new RegExp(
      `^(?:(?:share|tweet|pin(?: it)?|e-?mail|print|save|copy(?: the)? link|send|bookmark|like|recommend|post|forward|more sharing options|sharing)\\b[ ,|/·•:]*)+(?:(?:this|the|with)(?: ${piece}| friends| others| your friends)?[ ,|/·•]*)?(?:(?:on|via|by|to|using) )?(?:${network}[ ,|/·•]*(?:and |or )?)*(?:(?:copy link|print|share|opens in new window|close)[ ,|/·•]*)*[!.:]?$|^(?:${network}[ ,|/·•]*){2,}$|^\\d{1,6} shares?$|^share (?:on|via|to|with) .{1,40}$|^click to (?:share|e-?mail|print)\\b.{0,80}$`,
      'i',
    ),
    hits: [
      'Share this article',
      'Share',
      'Share on Facebook',
      'Tweet',
      'Facebook Twitter WhatsApp',
      'Email this story',
      'Share this: Facebook Twitter',
      '214 shares',
      'Click to share on Twitter (Opens in new window)',
    ],
    misses: [
      'Share prices fell after the attack.',
      'Print workers went on strike on Monday.',
      'Twitter said it had removed the accounts.',
      'Like many others, he fled.',
    ],
  },
  {
    id: 'skip/read-more',
    pattern:
      /^(?:[►▶>»•*-] ?)*\(?(?:(?:also |must |please )?(?:read|see|watch|listen|view)(?: (?:more|also|next|now|this|on|here|full (?:story|article|report)|the (?:full|whole|rest of the|original) (?:story|article|report|statement))(?: (?:at|on|about|here|from|in)\b.{0,90})?)?(?: ?[:|»>›→…-].{0,200})?|(?:read|see|watch) (?:more|also|next|it here)\b.{0,140}|(?:more|also|related|recommended|next|previous|up next|explainer|in pictures|in depth|opinion|analysis|further reading|background)(?: (?:on this story|stories|story|news|articles?|content|topics?|links?|posts?|reading|coverage|videos?|from .{1,40}))? ?[:|»>›→].{0,200}|(?:related|recommended|suggested|more|most (?:read|popular|viewed|shared)|trending|latest|popular|top|similar|featured|editor'?s'?|other)(?: (?:on this story|now|for you|today|by topic|picks|stories|story|news|articles?|content|topics?|links?|posts?|reading|coverage|videos?|headlines|in .{1,30}|from .{1,40}))+|you (?:may|might) (?:also )?(?:like|be interested in).{0,60}|don[’']t miss(?: this)?:?.{0,120}|what to read next|read next|continue reading.{0,80}|(?:click|tap) (?:here|on)\b.{0,160}|most (?:read|popular|viewed|shared)|trending)\)?[.!:»>›→…]*$/i,
    hits: [
      'Read more',
      'Read more: Army denies shelling market',
      'READ MORE >>',
      'RELATED: Talks resume in the capital',
      'See also: Who are the rebels?',
      'Related stories',
      'You may also like',
      'Continue reading the main story',
      'Click here for more news',
      'Most read',
      'More from Africa',
      'ALSO READ: What we know so far',
    ],
    misses: [
      'More than 40 people were killed.',
      'See what happened next in the square, witnesses said.',
      'Related families were moved to the camp.',
      'More troops arrived on Sunday.',
      'Latest figures show 40 dead.',
      'Watch commander Ali Hasan said the post was empty.',
      'Top officials from both sides met.',
    ],
  },
  {
    id: 'skip/newsletter',
    pattern:
      /^(?:please )?(?:(?:sign up|subscribe|register)\b(?!ers).{0,200}|(?:get|receive) .{0,120}(?:in(?:to)? your inbox|newsletters?|by e-?mail|on your phone|alerts?|updates)\b.{0,80}|follow (?:us|@\w+|.{1,40} on (?:twitter|facebook|instagram|x|telegram|google news))\b.{0,120}|(?:like|find|join) us on .{1,60}|join (?:our|the) .{0,60}(?:channel|group|newsletter|community|conversation)\b.{0,80}|download (?:our|the) .{0,40}app\b.{0,60}|(?:our )?newsletters?|(?:already )?(?:a )?subscriber\?.{0,60}|support (?:our|independent|quality) journalism.{0,120}|become a (?:member|supporter|subscriber|patron)\b.{0,120}|(?:make|give) a (?:donation|contribution)\b.{0,60}|donate(?: now| today)?|enter your e-?mail(?: address)?.{0,60}|this newsletter .{0,120}|thank you for (?:subscribing|signing up).{0,80})[.!»>]*$/i,
    hits: [
      'Sign up for our newsletter',
      'Subscribe',
      'Subscribe to our daily briefing.',
      'Get the latest news delivered to your inbox',
      'Follow us on Twitter',
      'Follow @example on Twitter',
      'Join our Telegram channel',
      'Download our app',
      'Newsletter',
      'Already a subscriber? Log in',
    ],
    misses: [
      'Get out, the soldiers shouted.',
      'Follow-up attacks killed two.',
      'Donated food was stolen.',
      'Join the army or leave, they were told.',
    ],
  },
  {
    id: 'skip/advertisement',
    pattern:
      /^[-–—[(* ]*(?:advertisements?|advertising|advertise(?: with us| here)?|ads?|ad feedback|sponsored(?: (?:content|links?|by .{1,40}|post))?|promoted(?: (?:content|links?|stories))?|paid (?:content|post)|partner content|(?:story|article|content|text|report) continues(?: (?:below|after))?(?: (?:the )?(?:advertisement|ad|this ad|video|gallery))?|continue(?:s)? (?:below|after) (?:the )?(?:advertisement|ad)|(?:scroll|swipe) (?:down )?(?:to|for) (?:continue|more).{0,40}|skip (?:ad|advertisement|this ad)|loading(?: \.{3}|\.{0,3}|…)?|this (?:is an )?advertisement.{0,80}|report (?:this )?ad|remove ads?|affiliate links?.{0,60})[-–—\])* .:]*$/i,
    hits: [
      'Advertisement',
      'ADVERTISEMENT',
      '- Advertisement -',
      'Story continues below advertisement',
      'Sponsored content',
      'Loading...',
      'Article continues after ad',
    ],
    misses: [
      'Advertising workers went on strike.',
      'Ads on state television praised him.',
      'Loading of the grain ship began.',
    ],
  },
  {
    id: 'skip/copyright',
    pattern:
      /^(?:[*(]{0,2}(?:©|\(c\) ?\d{4}|copyright\b).{0,280}|.{0,160}\ball rights reserved\b.{0,160}|.{0,80}this material may not be published, broadcast.{0,200}|.{0,60}(?:may|must) not be (?:reproduced|republished|redistributed)\b.{0,200})$/i,
    hits: [
      '© 2021 Example News',
      'Copyright 2020 Example Press. All rights reserved.',
      '(c) 2019 Example',
      'Example Media Ltd. All rights reserved.',
      'This material may not be published, broadcast, rewritten or redistributed.',
    ],
    misses: ['Copying of the keys was reported.', 'The rights of the prisoners were reserved for later talks.'],
  },
  {
    id: 'skip/cookies',
    pattern:
      /^(?:.{0,80}\b(?:uses?|using|accept(?: all)?|manage|reject all|about|our|this) cookies\b.{0,240}|cookies?(?: (?:policy|settings|preferences|notice|consent))?|by (?:continuing|clicking|using|browsing|signing|subscribing)\b.{0,240}(?:agree|consent|accept|polic|terms).{0,120}|(?:privacy|cookie|terms)(?: (?:policy|notice|statement|settings|of (?:use|service)|and conditions))?(?: ?[|/·•,&-] ?.{0,160})?|(?:i )?(?:accept|agree|got it|ok(?:ay)?|decline|no thanks|accept (?:all|and (?:continue|close))|reject(?: all)?)[.!]?|we (?:value|care about|respect) your privacy\.?|your (?:privacy|consent) .{0,160})$/i,
    hits: [
      'We use cookies to improve your experience.',
      'This site uses cookies. Find out more.',
      'Accept all cookies',
      'Cookie policy',
      'By continuing to use this site you agree to our terms.',
      'Privacy Policy | Terms of Use',
      'Accept',
      'Your privacy matters to us',
    ],
    misses: [
      'Aid workers handed out cookies and water.',
      'By continuing the strikes the army hopes to win.',
      'Agreement was reached at night.',
      'Your enemies are ours, he said.',
    ],
  },
  {
    id: 'skip/comments',
    pattern:
      /^(?:(?:leave|post|add|write|submit|make) (?:a |your )?(?:comment|reply)s?.{0,80}|(?:\d{1,6} |no |view |show |see |read |hide |all |load (?:more )?)*comments?(?: ?\(\d{1,6}\)| \d{1,6}| (?:are closed|are turned off|off|section|policy|on this (?:story|article)))?|join (?:in )?the (?:conversation|discussion|debate).{0,80}|what do you think\??.{0,60}|reply|report (?:this )?comment|have your say.{0,60}|your e-?mail address will not be published.{0,80}|be the first to comment.{0,40})[.!:]*$/i,
    hits: [
      'Leave a comment',
      'Comments',
      '12 comments',
      'View comments',
      'Comments (3)',
      'Comments are closed.',
      'Join the conversation',
      'Have your say',
    ],
    misses: ['Comments by the minister angered the families.', 'No comment was given.', 'The army made no comment.'],
  },
  {
    id: 'skip/account',
    pattern:
      /^(?:log ?(?:in|out)|sign (?:in|out)|register|create (?:an )?account|my account|my profile|forgot(?:ten)? (?:your )?password\??|(?:log|sign) in (?:to|or|with|\/|\|).{0,60}|you (?:have|[’']ve) (?:reached|read|used|hit) .{0,60}(?:free )?(?:articles?|limit|stories).{0,80}|this (?:article|content|story) is (?:only )?(?:available )?(?:for|to) subscribers.{0,80})[.!]?$/i,
    hits: [
      'Log in',
      'Sign in',
      'Sign in or register',
      'Create account',
      'Forgot your password?',
      'You have reached your limit of free articles.',
    ],
    misses: [
      'Log cabins were burnt.',
      'Sign language was used in court.',
      'You have read of the attack on the camp, he told them.',
    ],
  },
  {
    id: 'skip/navigation',
    pattern:
      /^(?:home(?:page)?|menu|search|close(?: menu| search)?|open menu|navigation|skip to (?:main )?(?:content|navigation|footer|search).{0,40}|(?:next|previous|prev|older|newer)(?: (?:article|post|story|page|gallery|image|slide|posts))?[ »«›‹→←]*|[«‹←] ?(?:back|previous).{0,60}|go back|back|contact(?: us)?|about(?: us)?|site ?map|help|faq|rss|(?:show|view|see|load) (?:more|all|less)(?: .{1,30})?|(?:home|news|front page)(?: ?[>»›/|] ?[^>»›/|]{1,60}){1,6}|hide caption|toggle caption|enlarge(?: this)? image|expand|collapse|full ?screen|(?:table of )?contents|jump to .{1,40}|page \d{1,3} of \d{1,3}|\d{1,3} ?\/ ?\d{1,3}|\d{1,3} of \d{1,3})$/i,
    hits: [
      'Home',
      'Menu',
      'Skip to main content',
      'Next article',
      'Home > World > Middle East',
      'News / Africa / Kenya',
      'Show more',
      'toggle caption',
      'Contact us',
      '2 of 5',
      'Page 1 of 3',
    ],
    misses: [
      'Home Minister Ali Hasan resigned.',
      'Back in the capital, crowds gathered.',
      'Help came too late.',
      'Search teams found four bodies.',
    ],
  },
  {
    id: 'skip/tags',
    pattern:
      /^(?:tags?|tagged(?: with| as| in)?|topics?|related topics?|filed under|posted in|categor(?:y|ies)|keywords?|labels?|in this (?:story|article)|companies in this article|section)(?: ?:.0,240)?$|^(?:filed under|posted in|tagged(?: with| as)?) .1,200$|^(?:#\w2,40[ ,]*)+$/i,
    hits: ['Tags: Syria, air strikes', 'Topics', 'Filed under: World', 'Posted in News', '#Syria #Iraq'],
    misses: [
      'Topics at the talks will include prisoners.',
      'Tagged bodies lay in the yard.',
      'Section commanders were arrested.',
    ],
  },
  {
    id: 'skip/caption',
    pattern:
      /^(?:[([] ?)?(?:(?:file |stock |handout |representational )?(?:photos?|images?|pictures?|photographs?|video|graphic|illustration|infographic)(?: (?:credits?|source|courtesy(?: of)?|caption|by|via|copyright))? ?[:/©|-].0,200|(?:photo|image|picture|photograph|video)s? (?:by|courtesy(?: of)?|credit|copyright|caption|via) .1,160|(?:file|stock|handout|representational) (?:photo|image|picture|pic)s?\b.0,120|(?:image|media|photo) ?caption.0,250|credits? ?[:/].1,160|image source,? .1,100|getty images(?:\/.1,60)?|(?:afp|reuters|ap photo|epa|anadolu)(?: ?\/ ?.1,60)?(?: via .1,40)?)(?: ?[)\]])?\.?$/i,
    hits: [
      'Photo: Example Agency',
      'Image: AFP',
      'File photo',
      'Photo by Ali Hasan',
      'Getty Images',
      'Image caption The burnt market',
      '(Photo by Jane Roe/Example)',
      'Credit: Example Wire',
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
    id: 'skip/media-player',
    pattern:
      /^(?:(?:play|pause|mute|unmute|watch|listen)(?: (?:video|audio|live|now|later|again|to this (?:article|story|page)))?(?: ?[-:|] ?\d1,2:\d2)?|(?:video|audio|media)(?: player| unavailable| duration)?(?: is)?(?: ?[-:|]? ?\d1,2:\d2)?(?: unavailable| loading| not supported)?|this video (?:can ?not|can[’']t|has been|is no longer|is un).{0,100}|(?:your browser|to play this|javascript|please enable javascript|you need to enable)\b.{0,200}|live(?: (?:updates?|blog|now))?|now playing.{0,80}|duration:? \d{1,2}:\d{2}.{0,20}|\d{1,2}:\d{2}(?: ?\/ ?\d{1,2}:\d{2})?)$/i,
    hits: [
      'Play video',
      'Watch live',
      'Listen to this article',
      'Video',
      'This video can not be played',
      'Your browser does not support the audio element.',
      'Please enable JavaScript to view this page',
      '0:00 / 2:31',
    ],
    misses: [
      'Video of the strike spread quickly.',
      'Live ammunition was used.',
      'Play stopped when the shelling began.',
      'Listen to us, the crowd shouted.',
    ],
  },
  {
    id: 'skip/time-stamp',
    pattern: whole(
      `(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|released|date|issued|added|publication date|last update|last updated|last modified)(?: (?:on|at))?[: -]{0,3}(?:on |at )?)?(?:${stamp})(?: ?[|•·-] ?(?:(?:last )?(?:updated|modified|published)[: ]{0,2}(?:on |at )?)?(?:${stamp}))?|\\d{1,3}[ -]min(?:ute)?s?(?: read)?|(?:reading time|read time|time to read)\\b.{0,30}`,
      'i',
    ),
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
    ],
    misses: [
      'June 3, 2021 was the deadliest day.',
      'Published reports put the toll at five.',
      'Updated figures say 12 died.',
      'May Hassan was shot.',
    ],
  },
  {
    id: 'skip/byline',
    topOnly: true,
    pattern: whole(
      `(?:(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Ww]ords|[Tt]ext) )?(?:[Bb]y|BY):? |From (?=[Oo]ur ))(?:[Oo]ur |[Tt]he )?${nameWord}(?:,? ${nameWord}){0,15}(?: ?[|/–—-] ?.{0,60}| \\(.{0,40}\\)| @\\w{1,30})?`,
      'u',
    ),
    hits: [
      'By Jane Roe',
      'By Jane Roe and Ali Hasan',
      'By Jane Roe, Example Press',
      'By Our Correspondent',
      'By Jane Roe in Baghdad',
      'By Jane Roe | Example News',
    ],
    misses: [
      'By Monday evening the road was closed.',
      'By Friday',
      'By the river, the army found four bodies.',
      'From the air the town looked empty.',
    ],
  },
  {
    id: 'skip/section-words',
    topOnly: true,
    pattern:
      /^(?:(?:breaking|latest|top|local|national|international|foreign|regional|general|daily|u\.?s\.?a?|u\.?k\.?|us & canada|world|europe|asia|africa|americas?|latin america|middle east|mideast|politics|business|economy|security|defen[cs]e|conflicts?|crime|war|news|headlines|stor(?:y|ies)|opinion|analysis|exclusive|live|update|report|features?|section|homepage|sports?|culture|science|health|environment|society|special|press release|statement)(?: ?[|/&,>»›-] ?| and | )?)1,5[:.]?$/i,
    hits: [
      'World news',
      'U.S. News',
      'Middle East',
      'Breaking News',
      'World | Africa',
      'POLITICS',
      'News',
      'Press release',
    ],
    misses: ['World leaders condemn attack', 'Middle East talks collapse', 'War crimes court opens trial'],
  },
  {
    id: 'skip/contact',
    pattern:
      /^(?:(?:contact|e-?mail|write to|reach|phone|tel(?:ephone)?|fax|media contacts?|press contacts?)(?: (?:us|the (?:author|reporter|writer|editor|newsroom)|.1,40))?(?: at| on)? ?:? ?(?:[\w.+-]1,40@[\w.-]2,60|\+?[\d ()-]7,20).0,60|[\w.+-]1,40@[\w-]1,40(?:\.[\w-]1,20)1,3|https?:\/\/\S1,200|www\.\S1,200|(?:do you |have you )?(?:have|got|know) (?:a |more |any )?(?:tip|story|news tip|information about this)\b.0,160)$/i,
    hits: [
      'Contact the author at jane@example.org',
      'jane.roe@example.org',
      'https://example.org/story',
      'Got a story? Tell us.',
      'Do you have a tip? Write to us.',
    ],
    misses: ['Contact with the pilot was lost.', 'Email was cut off in the town.'],
  },
  {
    id: 'skip/end-mark',
    pattern: /^(?:[-–—_=*#~.•·|+<>\s]1,120|-? ?30 ?-?|\(?(?:ends?|more|mf)\)?\.?|### ?|xxx)$/i,
    hits: ['###', '* * *', '----------', 'ENDS', '-30-', '(END)', '_____'],
    misses: ['End the siege, he said.', '30 people died.'],
  },
]
