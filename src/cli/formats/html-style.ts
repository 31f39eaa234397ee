/** The look of the page: light and dark, 360 px to wide, paper. Layers differ in form, not in colour alone. */
export const CSS = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1c1b19;--soft:#65625b;--line:#e0ddd4;--link:#1a56a8;
--event:#f8d3cc;--event-ink:#7c1d0f;--claim:#dde9f8;--time:#a66a00;--place:#1d7a4c;--actor:#7447a8;--lit:#ffe58a}
@media (prefers-color-scheme:dark){:root{--paper:#151618;--card:#1d1f22;--ink:#e9e7e2;--soft:#a3a099;--line:#34373c;--link:#8ab8f5;
--event:#5c2a22;--event-ink:#ffd0c6;--claim:#22324a;--time:#e0a94a;--place:#5cc390;--actor:#bd9be8;--lit:#6b5a13}}
*{box-sizing:border-box}
html{scroll-padding-top:5rem;-webkit-text-size-adjust:100%}
body{margin:0;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);
font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,input:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
.bar{order:-2;position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;
padding:.5rem clamp(1rem,4vw,3rem);background:var(--card);border-bottom:1px solid var(--line);font-size:.875rem}
.bar fieldset{display:flex;flex-wrap:wrap;gap:.15rem 1rem;border:0;margin:0;padding:0}
.bar legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.bar label{cursor:pointer;white-space:nowrap}
.bar input{accent-color:var(--link);vertical-align:-.1em;margin:0}
.contents{order:-1}
.contents,article{width:100%;max-width:80rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,3rem)}
.contents ol{margin:0;padding-left:1.5rem}
article+article{border-top:1px solid var(--line);margin-top:2rem}
h1{font:600 clamp(1.5rem,1.1rem + 1.6vw,2.25rem)/1.2 Charter,"Bitstream Charter",Georgia,Cambria,serif;margin:.5rem 0;max-width:34ch;text-wrap:balance}
h2{font-size:1.125rem;margin:2.25rem 0 .75rem}
small,.facts{color:var(--soft);font-weight:400}
.facts{margin:.25rem 0 1.5rem;font-size:.9375rem}
.text{max-width:68ch;font:1.0625rem/1.75 Charter,"Bitstream Charter",Georgia,Cambria,serif}
.text p{margin:0 0 1em}
.text a,.bar .event{color:var(--event-ink)}
.event{background:var(--event);border-radius:.2em;padding:.05em .15em;text-decoration:none;font-weight:600}
.claim{background:var(--claim)}
.claim.event{background:var(--event)}
.time{border-bottom:2px dotted var(--time)}
.place{border-bottom:2px solid var(--place)}
.actor{text-decoration:underline 1px var(--actor);text-underline-offset:.2em}
.event.actor{text-decoration:none}
.skipped{color:var(--soft);font-style:italic}
sup{line-height:0;font:.7em system-ui,sans-serif}
.text sup a{color:var(--link);text-decoration:none;padding:.3em .25em}
:root:has(#show-event:not(:checked)) .text .event{background:none;color:inherit;font-weight:inherit;padding:0}
:root:has(#show-claim:not(:checked)) .text .claim:not(.event){background:none}
:root:has(#show-claim:not(:checked)) .text sup{display:none}
:root:has(#show-time:not(:checked)) .text .time,:root:has(#show-place:not(:checked)) .text .place{border-bottom:0}
:root:has(#show-actor:not(:checked)) .text .actor{text-decoration:none}
table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line);font-size:.875rem;line-height:1.45}
th,td{text-align:left;vertical-align:top;padding:.5rem .625rem;border-top:1px solid var(--line)}
th{color:var(--soft);font-weight:500;white-space:nowrap}
td,th{overflow-wrap:break-word}
td:last-child,td q{min-width:14rem}
section{overflow-x:auto}
tr:target{background:var(--lit)}
.stance,.day{white-space:nowrap}
.denies,.condemns,.accuses,.threatens{color:var(--event-ink);font-weight:600}
.notes li{margin:.25rem 0}
code{font-size:.8125rem;color:var(--soft)}
@media (max-width:62rem){
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,td{display:block}
table{border:0;background:none}
tr{background:var(--card);border:1px solid var(--line);border-radius:.5rem;margin:0 0 .75rem;padding:.4rem .25rem}
td{border:0;padding:.2rem .625rem .2rem 6.75rem;min-height:1.6rem}
td::before{content:attr(data-label);float:left;width:5.75rem;margin-left:-6.125rem;color:var(--soft)}
td.none{display:none}
td:last-child,td q{min-width:0}
}
@media (max-width:40rem){.bar{position:static}html{scroll-padding-top:1rem}}
@media print{
:root{--paper:#fff}
.bar,.contents{display:none}
body{display:block;font-size:10pt}
.text{max-width:none}
article+article{break-before:page;border:0}
tr,h2{break-inside:avoid}
h2{break-after:avoid}
.event,.claim{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`
