/** How to tell whoever runs this Daybook; null where they say nothing of themselves. */
export const operatorContact = document.querySelector<HTMLMetaElement>("meta[name=contact]")?.content;

/** The path of what is reported, without what was filled in, nor the token of a manage link: that lets anyone in. */
const about = location.origin + location.pathname.replace(/^\/manage\/.*/, "/manage");

/** A letter to the operator names the page that it is about. */
export const reportLink = operatorContact?.startsWith("mailto:")
  ? `${operatorContact}?subject=${encodeURIComponent(about)}`
  : operatorContact;
