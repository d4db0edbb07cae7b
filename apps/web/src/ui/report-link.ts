/** How to tell whoever runs this Daybook; undefined where they say nothing of themselves. */
export const operatorContact = (): string | undefined =>
  document.querySelector<HTMLMetaElement>("meta[name=contact]")?.content;

/** The path of what is reported, without what was filled in, nor the token of a manage link: that lets anyone in. */
const about = (): string => location.origin + location.pathname.replace(/^\/manage\/.*/, "/manage");

/** A letter to the operator names the page that it is about. */
export function reportLink(): string | undefined {
  const contact = operatorContact();
  return contact?.startsWith("mailto:") ? `${contact}?subject=${encodeURIComponent(about())}` : contact;
}
