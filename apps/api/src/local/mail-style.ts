/** The look of the local mailbox: the product's papers and inks, with system fonts, since its policy loads none. */
export const mailStyle = `
:root{color-scheme:light dark;--desk:light-dark(#ebefe8,#111613);--sheet:light-dark(#fbfcf9,#1a201c);--hover:light-dark(#eef2eb,#222925);--ink:light-dark(#17211d,#e9ede5);--ink-2:light-dark(#46534c,#b9c3bb);--ink-3:light-dark(#5a675f,#9aa69e);--rule:light-dark(#dde4da,#2e3832);--rule-2:light-dark(#c6d0c5,#404b45);--accent:light-dark(#0b6448,#76cfaa);--soft:light-dark(#e2f0e8,#1a332a);--margin:light-dark(#e3b8ae,#5d3a33)}
*{box-sizing:border-box;margin:0}
body{min-height:100dvh;display:grid;grid-template-rows:auto minmax(0,1fr);gap:12px;padding:12px;background:var(--desk);color:var(--ink);font:14px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif}
a{color:var(--accent);text-underline-offset:3px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;padding:4px 4px 0}
.bar svg{width:22px;height:22px;fill:var(--accent);display:block}
h1,h2{font-family:"Brygada 1918","Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;font-weight:500;line-height:1.25}
.bar h1{font-size:22px}
.bar h1 a{color:inherit;text-decoration:none}
.bar .again{margin-inline-start:auto}
.quiet{color:var(--ink-3)}
.box{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;min-height:0}
.sheet{background:var(--sheet);border:1px solid var(--rule-2);border-radius:8px;overflow:hidden;min-width:0}
.list{list-style:none;padding:0}
.list a{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 12px;padding:10px 16px;border-bottom:1px solid var(--rule);color:inherit;text-decoration:none;line-height:1.4}
.list a:hover{background:var(--hover)}
.list a:focus-visible{outline-offset:-2px}
.list a[aria-current]{background:var(--soft);box-shadow:inset 3px 0 var(--accent)}
[dir=rtl] .list a[aria-current]{box-shadow:inset -3px 0 var(--accent)}
.list b{font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.list time{color:var(--ink-3);font-size:13px;font-variant-numeric:tabular-nums}
.list span{grid-column:1/-1;color:var(--ink-2);overflow-wrap:anywhere}
.mail{display:flex;flex-direction:column}
.head{padding:16px;border-bottom:1px solid var(--rule-2);display:grid;gap:10px}
.head h2{font-size:21px;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:2px 12px}
dt{color:var(--ink-3)}
dd{overflow-wrap:anywhere}
.text{padding:12px 16px;max-width:34rem;overflow-wrap:anywhere}
.try{display:flex;flex-wrap:wrap;gap:8px;padding:12px 16px;border-bottom:1px solid var(--rule)}
.try button{font:inherit;min-height:36px;padding:0 12px;border:1px solid var(--rule-2);border-radius:6px;background:var(--sheet);color:var(--accent);cursor:pointer}
.try button:hover{background:var(--hover)}
.try p{flex-basis:100%;color:var(--ink-2)}
iframe{display:block;width:100%;flex:1;min-height:70dvh;border:0;background:var(--desk)}
details{border-top:1px solid var(--rule);padding:0 16px}
summary{padding:10px 0;cursor:pointer;font-weight:600}
summary small{font-weight:400;font-size:13px;color:var(--ink-3)}
pre{padding:0 0 16px;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--ink-2)}
.blank{--side:90deg;min-height:16rem;padding:44px 24px 24px;padding-inline-start:104px;line-height:44px;background-image:linear-gradient(var(--side),transparent 80px,var(--margin) 80px 81px,transparent 81px),repeating-linear-gradient(transparent 0 43px,var(--rule) 43px 44px)}
[dir=rtl] .blank{--side:270deg}
.blank h2{font-size:21px;line-height:44px}
.blank p{color:var(--ink-2)}
@media(max-width:900px){.beside{display:none}.blank{padding-inline-start:24px;background-image:none;line-height:1.5}}
@media(min-width:901px){body{height:100dvh}.back{display:none}.box:not([data-alone]){grid-template-columns:24rem minmax(0,1fr)}.box>*{overflow-y:auto;scrollbar-width:thin}iframe{min-height:24rem}}
`;
