/** Where people read mail in a browser, by their address's domain. */
const mailboxes = [
  { name: "Gmail", url: "https://mail.google.com/", domains: ["gmail.com", "googlemail.com"] },
  {
    name: "Outlook",
    url: "https://outlook.live.com/mail/",
    domains: ["outlook.com", "hotmail.com", "live.com", "msn.com"],
  },
  { name: "iCloud Mail", url: "https://www.icloud.com/mail/", domains: ["icloud.com", "me.com", "mac.com"] },
  { name: "Yahoo Mail", url: "https://mail.yahoo.com/", domains: ["yahoo.com", "yahoo.fr", "yahoo.es", "yahoo.co.jp"] },
  { name: "Proton Mail", url: "https://mail.proton.me/", domains: ["proton.me", "protonmail.com", "pm.me"] },
  { name: "GMX", url: "https://www.gmx.net/", domains: ["gmx.de", "gmx.net", "gmx.at", "gmx.ch"] },
  { name: "WEB.DE", url: "https://web.de/", domains: ["web.de"] },
];

export function mailboxOf(email: string): { name: string; url: string } | undefined {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return mailboxes.find(({ domains }) => domains.includes(domain));
}
