import { describe, expect, it } from "vitest";
import { nameOfAgent } from "./user-agent.ts";

const APPLE = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const BLINK = "AppleWebKit/537.36 (KHTML, like Gecko)";

describe("a browser is known by what it calls itself:", () => {
  it.each([
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0",
      "Firefox",
      "macOS",
      "computer",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux", "computer"],
    ["Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0", "Firefox", "Android", "phone"],
    ["Mozilla/5.0 (Android 15; Tablet; rv:145.0) Gecko/145.0 Firefox/145.0", "Firefox", "Android", "tablet"],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${APPLE} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`,
      "Firefox",
      "iOS",
      "phone",
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${BLINK} Chrome/142.0.0.0 Safari/537.36`,
      "Chrome",
      "Windows",
      "computer",
    ],
    [
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${BLINK} Chrome/142.0.0.0 Safari/537.36`,
      "Chrome",
      "ChromeOS",
      "computer",
    ],
    [`Mozilla/5.0 (Linux; Android 10; K) ${BLINK} Chrome/142.0.0.0 Mobile Safari/537.36`, "Chrome", "Android", "phone"],
    [`Mozilla/5.0 (Linux; Android 10; K) ${BLINK} Chrome/142.0.0.0 Safari/537.36`, "Chrome", "Android", "tablet"],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${APPLE} CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1`,
      "Chrome",
      "iOS",
      "phone",
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${BLINK} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
      "Edge",
      "Windows",
      "computer",
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${BLINK} Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0`,
      "Edge",
      "Android",
      "phone",
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${BLINK} Chrome/141.0.0.0 Safari/537.36 OPR/125.0.0.0`,
      "Opera",
      "macOS",
      "computer",
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${BLINK} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
      "Samsung Internet",
      "Android",
      "phone",
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${APPLE} Version/26.1 Safari/605.1.15`,
      "Safari",
      "macOS",
      "computer",
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${APPLE} Version/26.0 Mobile/15E148 Safari/604.1`,
      "Safari",
      "iOS",
      "phone",
    ],
    [
      `Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) ${APPLE} Version/18.6 Mobile/15E148 Safari/604.1`,
      "Safari",
      "iPadOS",
      "tablet",
    ],
    [`Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${APPLE} Mobile/15E148`, "Safari", "iOS", "phone"],
  ])("%s", (text, name, system, device) => {
    expect(nameOfAgent(text)).toEqual({ name, system, device });
  });
});

describe("a program goes by its first product:", () => {
  it.each([
    ["curl/8.16.0", "curl", null],
    ["python-requests/2.32.5", "python-requests", null],
    ["node", "node", null],
    ["Go-http-client/2.0", "Go-http-client", null],
    ["acme-sync/1.2 (Linux; +https://acme.example)", "acme-sync", "Linux"],
    [`${"a".repeat(300)}/1`, "a".repeat(40), null],
  ])("%s", (text, name, system) => {
    expect(nameOfAgent(text)).toMatchObject({ name, system });
  });

  it("nothing is made up of what says nothing", () => {
    for (const text of ["", "   ", "Mozilla/5.0", "<script>alert(1)</script>", "(compatible)", "☃"])
      expect(nameOfAgent(text)).toEqual({ name: null, system: null, device: null });
  });

  it("and a long one takes no time", () => {
    const began = performance.now();
    for (const part of ["Android ", "Tablet ", "Version/1 ", "iPhone ", "Mozilla/5.0 Android Version/1 "])
      nameOfAgent(`Mozilla/5.0 ${part.repeat(50_000)}`.slice(0, 400));
    expect(performance.now() - began).toBeLessThan(100);
  });
});
