import { describe, expect, it } from "vitest";
import { languageOfRequest, readerOfHost, readerOfInvitee } from "./reader-of.ts";

describe("who has told how they read", () => {
  it("is written to so", () => {
    const booking = { inviteeTimezone: "Europe/Vienna", inviteeLocale: "de-AT", inviteeHour12: true };
    expect(readerOfInvitee(booking)).toEqual({ language: "de", tags: ["de-AT"], zone: "Europe/Vienna", clock: "12" });
    expect(readerOfHost({ timezone: "Asia/Tokyo", locale: "ja", hour12: false })).toEqual({
      language: "ja",
      tags: ["ja"],
      zone: "Asia/Tokyo",
      clock: "24",
    });
  });

  it("or in a language that is not spoken here, or has told nothing, reads English", () => {
    expect(readerOfHost({ timezone: "UTC" })).toEqual({ language: "en", tags: [], zone: "UTC", clock: "24" });
    expect(readerOfHost({ timezone: "UTC", locale: null, hour12: null })).toEqual(readerOfHost({ timezone: "UTC" }));
    expect(readerOfHost({ timezone: "UTC", locale: "tlh" }).language).toBe("en");
  });
});

describe("a request's language", () => {
  it.each<[string, Record<string, string>, string]>([
    ["/ines", {}, "en"],
    ["/ines", { "accept-language": "fr-CH, fr;q=0.9, en;q=0.8" }, "fr"],
    ["/ines", { "accept-language": "en;q=0.5, ja" }, "ja"],
    ["/ines", { "accept-language": "tlh, pt-BR;q=0.3" }, "pt"],
    ["/ines", { "accept-language": "*" }, "en"],
    ["/ines", { "accept-language": `${"x-".repeat(600)}, de` }, "en"],
    ["/ines?lang=ar", { "accept-language": "fr" }, "ar"],
    ["/ines?lang=tlh", { "accept-language": "fr" }, "fr"],
    ["/ines?lang=", { "accept-language": "fr" }, "fr"],
    ["/ines?lang=%00%F0", { "accept-language": "es" }, "es"],
    ["/ines?lang=de&lang=fr", {}, "de"],
  ])("of %s with %j is %s", (path, headers, language) => {
    expect(languageOfRequest(new Request(`https://book.example${path}`, { headers }))).toBe(language);
  });
});
