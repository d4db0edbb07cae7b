import { expect, it } from "vitest";
import { signingKeys } from "../runtime/signing-keys.ts";
import { isMailboxProof, mailboxProof } from "./mailbox-proof.ts";
import { bookingOfReplyAddress, organizerAddress } from "./reply-address.ts";

const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const keys = signingKeys(`1:${key(7)}`);
const inboundAddress = "replies@in.example.com";
const services = { keys, inboundAddress, mailFrom: "hello@example.com" };
const id = "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a07";

it("an address for answers names its booking, however its letters are written, and fits before an @", async () => {
  const address = await organizerAddress(services, id);
  expect(address).toMatch(/^replies\+[a-z2-7]+@in\.example\.com$/);
  expect(address.indexOf("@")).toBeLessThanOrEqual(64);
  expect(await bookingOfReplyAddress(keys, inboundAddress, address)).toBe(id);
  expect(await bookingOfReplyAddress(keys, inboundAddress, address.toUpperCase())).toBe(id);
});

it("stays known when a key is put before the one that made it, and no longer", async () => {
  const address = await organizerAddress(services, id);
  expect(await bookingOfReplyAddress(signingKeys(`2:${key(8)},1:${key(7)}`), inboundAddress, address)).toBe(id);
  expect(await bookingOfReplyAddress(signingKeys(`2:${key(8)}`), inboundAddress, address)).toBeNull();
});

it("can't be made up, nor turned into another's", async () => {
  const address = await organizerAddress(services, id);
  const token = /\+(.*)@/.exec(address)?.[1] ?? "";
  for (let i = 0; i < token.length - 1; i++) {
    const other = token.slice(0, i) + (token[i] === "a" ? "b" : "a") + token.slice(i + 1);
    expect(await bookingOfReplyAddress(keys, inboundAddress, address.replace(token, other)), other).toBeNull();
  }
  const others = ["", token.slice(0, -1), `${token}a`, "1".repeat(47), "é"];
  for (const other of others)
    expect(await bookingOfReplyAddress(keys, inboundAddress, address.replace(token, other))).toBeNull();
  for (const other of ["replies@in.example.com", address.replace("in.", "out."), address.replace("replies", "answers")])
    expect(await bookingOfReplyAddress(keys, inboundAddress, other)).toBeNull();
});

it("without an address for answers, invitations are from whom mails are", async () => {
  expect(await organizerAddress({ ...services, inboundAddress: undefined }, id)).toBe("hello@example.com");
});

it("a proof is of one mailbox, for one booking and its present link", async () => {
  const booking = { id, inviteeEmail: "Ana@example.com", tokenEpoch: 0 };
  const proof = await mailboxProof(keys, booking);
  expect(await isMailboxProof(keys, { ...booking, inviteeEmail: "ana@example.com" }, proof)).toBe(true);
  for (const over of [{ inviteeEmail: "jo@example.com" }, { tokenEpoch: 1 }, { id: id.replace("07", "08") }])
    expect(await isMailboxProof(keys, { ...booking, ...over }, proof)).toBe(false);
  for (const other of ["", "x", proof.slice(0, -2), `${proof}AA`, proof.replace(/^./, "Q")])
    expect(await isMailboxProof(keys, booking, other)).toBe(false);
});
