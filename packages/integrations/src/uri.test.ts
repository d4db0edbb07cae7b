import { expect, it } from "vitest";
import { mailtoUri, mapUri, uriText } from "./uri.ts";

it("leaves a URI as it was written", () => {
  expect(uriText("https://x.example/a,b;c?d=e&f=g#h%20i")).toBe("https://x.example/a,b;c?d=e&f=g#h%20i");
});

it("encodes what would end the line or the attribute a URI stands in", () => {
  expect(uriText('https://x.example/ a\r\nX:b"')).toBe("https://x.example/%20a%0D%0AX:b%22");
});

it("makes one address of what looks like two, or like headers", () => {
  expect(mailtoUri("jonas+lessons@example.com")).toBe("mailto:jonas+lessons@example.com");
  expect(mailtoUri("a@example.com,b@example.com?cc=c@example.com\r\nX:1")).toBe(
    "mailto:a@example.com%2Cb@example.com%3Fcc=c@example.com%0D%0AX%3A1",
  );
});

it("asks a map for an address of several lines as for one of commas", () => {
  expect(mapUri("Studio 4\r\nRua do Século 9 & 10 \ud800")).toBe(
    "https://www.openstreetmap.org/search?query=Studio%204%2C%20Rua%20do%20S%C3%A9culo%209%20%26%2010%20%EF%BF%BD",
  );
});
