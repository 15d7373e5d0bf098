/** The offline embedding that knows more than spelling. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createOfflineModels, hashingModelId, meaningModelId } from "../../demo/models/app.ts";
import { embed } from "../../demo/models/embedding.ts";
import { offlineEmbeddingFor } from "../../demo/models/offline-embedding.ts";

async function post(body: object): Promise<Response> {
  return createOfflineModels().request("/v1/embeddings", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function vectorsOf(model: string, input: readonly string[]): Promise<number[][]> {
  const { data } = (await (await post({ model, input })).json()) as { data: { embedding: number[] }[] };
  return data.map(({ embedding }) => embedding);
}

function cosine(left: readonly number[] = [], right: readonly number[] = []): number {
  return (
    left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0) / (Math.hypot(...left) * Math.hypot(...right))
  );
}

const question = "how high can we pile the boxes in our storeroom";
const answer = "Cartons are stacked five at most.";
const other = "The contact carries 13 A at 20 °C.";

describe("the embedding that suits a folder", () => {
  it("is the quick one where the encoder would take too long", async () => {
    const folder = await mkdtemp(join(tmpdir(), "firstline-embedding-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "manual.md"), "A size 16 contact carries 13 A.");
    await writeFile(join(folder, "drawings.pdf"), new Uint8Array(8_000_000));
    expect(await offlineEmbeddingFor(folder)).toBe(meaningModelId);
    await writeFile(join(folder, "tickets.md"), "x".repeat(4_000_000));
    expect(await offlineEmbeddingFor(folder)).toBe(hashingModelId);
  });
});

describe("the embedding of hashes and meaning", () => {
  it("brings together what is said in other words, which hashing does not", async () => {
    const [hashed, meant] = [
      await vectorsOf(hashingModelId, [question, answer, other]),
      await vectorsOf(meaningModelId, [question, answer, other]),
    ];
    const lead = ([asked, told, strange]: readonly number[][]) => cosine(asked, told) - cosine(asked, strange);
    expect(lead(hashed)).toBeLessThan(0.03);
    expect(lead(meant)).toBeGreaterThan(0.05);
  });

  it("has as many numbers as asked for, the same each time, whatever stands beside a text", async () => {
    const [alone] = await vectorsOf(meaningModelId, [answer]);
    const beside = await vectorsOf(meaningModelId, [question, "仓库里的箱子最多叠五层。", answer]);
    expect(alone).toHaveLength(1536);
    expect(Math.hypot(...(alone ?? []))).toBeCloseTo(1, 4);
    expect(cosine(alone, beside[2])).toBeCloseTo(1, 6);
  });

  it("goes by hashes alone in a script that the encoder does not know", async () => {
    const texts = ["仓库里的箱子最多叠五层。", "Сколько коробок можно ставить друг на друга?"];
    const vectors = await vectorsOf(meaningModelId, texts);
    for (const [at, text] of texts.entries()) {
      expect(vectors[at]?.slice(1024)).toEqual(Array.from({ length: 512 }, () => 0));
      expect(cosine(vectors[at]?.slice(0, 1024), embed(text, 1024))).toBeCloseTo(1, 6);
    }
  });

  it("refuses dimensions that leave no room for hashes", async () => {
    const response = await post({ model: meaningModelId, input: "valve", dimensions: 512 });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("768");
  });
});
