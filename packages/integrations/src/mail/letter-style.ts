const serif = "'Brygada 1918','Iowan Old Style','Palatino Linotype',Palatino,Georgia,'Times New Roman',serif";
const sans = "'IBM Plex Sans',-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** Mail programs drop style sheets, so each element carries its own style; the sheet below only adds the dark. */
export function letterStyle(direction: "ltr" | "rtl") {
  const [start, end] = direction === "rtl" ? ["right", "left"] : ["left", "right"];
  // Between Arabic letters it would tear the words apart.
  const tight = direction === "rtl" ? "" : "letter-spacing:-0.2px;";
  return {
    desk: "background-color:#ebefe8;",
    sheet: "max-width:600px;background-color:#fbfcf9;border:1px solid #c6d0c5;border-radius:8px;",
    // Where it can't be hidden it is at least small, and of its paper's colour.
    preview:
      "display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:#ebefe8;opacity:0;",
    pad: "padding:28px 32px 30px;",
    day: `font:500 56px/52px ${serif};color:#17211d;letter-spacing:-1px;padding-${end}:14px;`,
    weekday: `font:500 20px/24px ${serif};color:#17211d;`,
    month: `font:400 13px/18px ${sans};color:#46534c;`,
    heading: `margin:20px 0 6px;font:500 27px/33px ${serif};color:#17211d;${tight}overflow-wrap:anywhere;`,
    lead: `margin:0 0 18px;font:400 16px/25px ${sans};color:#46534c;overflow-wrap:anywhere;`,
    page: "border-top:1px solid #c6d0c5;",
    label: `padding:9px 0;padding-${end}:8px;border-bottom:1px solid #dde4db;font:400 13px/20px ${sans};color:#5a675f;`,
    entry: `padding:9px 0;padding-${start}:12px;border-bottom:1px solid #dde4db;border-${start}:1px solid #e2b9ac;font:400 15px/20px ${sans};color:#17211d;overflow-wrap:anywhere;word-break:break-word;`,
    strong: "font-weight:600;",
    struck: "text-decoration:line-through;",
    code: "font-weight:600;font-size:22px;line-height:28px;letter-spacing:3px;",
    faint: `font:400 13px/18px ${sans};color:#5a675f;`,
    link: "color:#0b6448;text-decoration:underline;",
    actionBox: "margin:22px 0 14px;",
    // Outlook pads cells alone.
    action: "background-color:#0b6448;border-radius:5px;mso-padding-alt:13px 22px;",
    actionLink: `display:inline-block;padding:13px 22px;font:600 15px/18px ${sans};color:#ffffff;text-decoration:none;`,
    note: `margin:0;font:400 13px/20px ${sans};color:#5a675f;`,
    foot: "max-width:600px;",
    footer: `padding:14px 32px 4px;font:400 12px/18px ${sans};color:#5a675f;overflow-wrap:anywhere;`,
  } as const;
}
export type LetterStyle = ReturnType<typeof letterStyle>;

/**
 * For Outlook on Windows, which draws with Word: it knows no other font of a list than the first, scales by the screen's
 * dots unless told, and gives paragraphs lines of its own height.
 */
export const outlookHead = `<!--[if mso]>
<noscript><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript>
<style>
  td, p, a, b, s, span, div { font-family: 'Segoe UI', Arial, sans-serif !important; mso-line-height-rule: exactly; }
  h1, .m-serif { font-family: Georgia, serif !important; mso-line-height-rule: exactly; }
</style>
<![endif]-->`;

/** It also takes no width but one in pixels. */
export const outlookSheet = {
  open: '<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->',
  close: "<!--[if mso]></td></tr></table><![endif]-->",
};

/** Dark is the desk under a lamp, with colours of its own (LOOK.md). */
export const sheet = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  body { margin: 0; padding: 0; background-color: #ebefe8; }
  @media (max-width: 480px) {
    .m-pad { padding-left: 20px !important; padding-right: 20px !important; }
    .m-btn, .m-btn-a { display: block !important; }
  }
  @media (prefers-color-scheme: dark) {
    body { background-color: #111613; }
    .m-desk { background-color: #111613 !important; }
    .m-sheet { background-color: #1a201c !important; border-color: #404b45 !important; }
    .m-ink { color: #e9ede5 !important; } .m-ink2 { color: #b9c3bb !important; } .m-ink3 { color: #9aa69e !important; }
    .m-rule { border-bottom-color: #2d3630 !important; } .m-rule2 { border-top-color: #404b45 !important; }
    .m-margin { border-left-color: #5e3d34 !important; border-right-color: #5e3d34 !important; }
    .m-link { color: #76cfaa !important; }
    .m-btn { background-color: #62c39b !important; } .m-btn-a { color: #06231a !important; }
  }
`;
