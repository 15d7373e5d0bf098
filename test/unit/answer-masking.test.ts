import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMasker } from "../../worker/answer/safety/masking.ts";

const NOBODY = { names: [], emails: [] };
const MARIA = { names: ["Maria Schmidt"], emails: ["m.schmidt@example.org"] };

const parts = readFileSync(new URL("../../knowledge/parts.csv", import.meta.url), "utf8")
  .split("\n")
  .slice(1)
  .map((line) => line.split(",")[0] ?? "")
  .filter((number) => number !== "");

describe("what is hidden", () => {
  it.each([
    ["Write to m.schmidt@example.org", "Write to [EMAIL_1]"],
    ["jane_doe+parts@mail.example.co.uk, please", "[EMAIL_1], please"],
    ["My phone is 555-123-4567", "My phone is [PHONE_1]"],
    ["Call me: +49 (0)171 123 45 67 after 5", "Call me: [PHONE_1] after 5"],
    ["+1 415 555 2671", "[PHONE_1]"],
    ["Telefon 0171/1234567", "Telefon [PHONE_1]"],
    ["Meine Handynummer ist 0171 1234567", "Meine Handynummer ist [PHONE_1]"],
    ["mon téléphone : 06 12 34 56 78", "mon téléphone : [PHONE_1]"],
    ["Thanks, 0412 345 678", "Thanks, [PHONE_1]"],
    ["我的电话是13812345678", "我的电话是[PHONE_1]"],
    ["call me at 10-123456-789", "call me at [PHONE_1]"],
    ["Maria Schmidt needs it", "[NAME_1] needs it"],
    ["Hi, Schmidt again", "Hi, [NAME_1] again"],
    ["My name is Peter O'Neill and I need contacts", "My name is [NAME_1] and I need contacts"],
    ["my name is anna, hello", "my name is [NAME_1], hello"],
    ["Ich heiße Jürgen von der Heide.", "Ich heiße [NAME_1]."],
    ["Je m'appelle Chloé Dupont", "Je m'appelle [NAME_1]"],
    ["Me llamo José García", "Me llamo [NAME_1]"],
    ["Mi chiamo Luca Rossi", "Mi chiamo [NAME_1]"],
    ["我叫王小明，请问", "我叫[NAME_1]，请问"],
    ["This is Bob Stone from Acme", "This is [NAME_1] from Acme"],
    ["Please ask Mr. Cockburn", "Please ask Mr. [NAME_1]"],
    ["Which torque?\nBest regards,\nTom Baker", "Which torque?\nBest regards,\n[NAME_1]"],
    ["Danke\nMit freundlichen Grüßen\nKarin Vogel", "Danke\nMit freundlichen Grüßen\n[NAME_1]"],
  ])("%s", (text, masked) => {
    const masker = createMasker(MARIA);
    expect(masker.mask(text)).toBe(masked);
    expect(masker.restore(masked)).toBe(text);
  });
});

describe("what is left alone", () => {
  it.each([
    "D38999/26WJ35PN mates with D38999/24WJ35SN",
    "I need 10-123456-789",
    "Do you have contact 0412 345 678 00 in stock?",
    "0460-202-16141 or 0462-201-16141?",
    "0460 202 16141 contacts, 500 pcs",
    "My order number is 4500123456",
    "Auftrag Nr. 0049 1234 5678",
    "serial 20260412 0001 and lot 12345678",
    "PO 415-555-2671",
    "RMA 5551234567",
    "commande n° 06 12 34 56 78",
    "订单号13812345678",
    "MIL-DTL-38999, EN 61076-2-101, IEC 60529",
    "-65 to 200 °C, 1 300 V, 10 000 000 cycles",
    "100 200 300 400 mm",
    "valid from 2026-01-15 to 15.01.2027",
    "I am Looking for a plug",
    "This is Series III from Amphenol",
    "I'm not sure from the drawing",
    "Thanks\nWhich size?",
    "What does May mean in the date code?",
    "M12 8-pole from 2026-04-15",
  ])("%s", (text) => {
    expect(createMasker({ ...NOBODY, names: ["May"] }).mask(text)).toBe(text);
  });

  it("every part number of the catalogue, in whatever sentence and however typed", () => {
    const sentences = [
      "I need #",
      "call me about #",
      "my phone is broken, and # too",
      "#",
      "Mr. Smith ordered # for +49 171 1234567",
      "tel # fax",
      "Regards,\n#",
    ];
    for (const part of parts) {
      for (const typed of [part, part.toLowerCase(), part.replaceAll(/[-/]/g, " "), part.replaceAll(/[-/]/g, "")]) {
        for (const sentence of sentences) {
          expect(createMasker(MARIA).mask(sentence.replace("#", typed))).toContain(typed);
        }
      }
    }
  });

  it("known part numbers that look like phone numbers", () => {
    const known = { ...NOBODY, parts: new Set(["0412345678"]) };
    expect(createMasker(known).mask("tel 0412 345 678")).toBe("tel 0412 345 678");
  });
});

describe("what is put back", () => {
  const masker = createMasker(MARIA);
  masker.mask("Maria Schmidt, m.schmidt@example.org, phone +49 171 1234567");

  it.each([
    "[EMAIL_1]",
    "[email_1]",
    "[Email 1]",
    "[ EMAIL_1 ]",
    "[EMAIL-1]",
    "EMAIL_1",
    "{{EMAIL_1}}",
    "<EMAIL_1>",
    "(EMAIL_1)",
    String.raw`\[EMAIL\_1\]`,
    "[E-MAIL_1]",
    "[CORREO_1]",
    "【邮箱_1】",
    "**[EMAIL_1]**",
  ])("%s", (written) => {
    expect(masker.restore(`Sent to ${written}.`).replaceAll("*", "")).toBe("Sent to m.schmidt@example.org.");
  });

  it("only what was hidden", () => {
    expect(masker.restore("[EMAIL_7], phone 1, name 1, the name_1 field")).toContain("[EMAIL_7], phone 1, name 1");
  });

  it("is the same in every text of a chat", () => {
    const chat = createMasker(NOBODY);
    expect([
      chat.mask("I'm Bob Stone from Acme"),
      chat.mask("Bob Stone here: b@x.example"),
      chat.mask("b@x.example"),
    ]).toEqual(["I'm [NAME_1] from Acme", "[NAME_1] here: [EMAIL_1]", "[EMAIL_1]"]);
  });

  it("is letter for letter what was there, whatever the text", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "Maria Schmidt",
        "m.schmidt@example.org",
        "call +49 171 1234567",
        "[EMAIL_1]",
        "NAME_2",
        "D38999/26WJ35PN",
        "\n",
        " ",
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join(" ");
        const chat = createMasker(MARIA);
        return chat.restore(chat.mask(text)) === text;
      }),
      { numRuns: 500 },
    );
  });
});
